package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.Activities;
import cn.shenhe.portal.training.activity.ActivityRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What is held near me: the activities to come, by street. */
@Named
@RequestScoped
public class ActivitiesView {

  @Inject Activities activities;

  private String c;
  private String street;
  private List<ActivityRow> rows = List.of();
  private List<String> streets = List.of();

  public void load() {
    List<ActivityRow> all = activities.coming(c, null);
    streets = all.stream().map(ActivityRow::street).distinct().sorted().toList();
    rows =
        street == null || street.isBlank()
            ? all
            : all.stream().filter(row -> row.street().equals(street)).toList();
  }

  public List<ActivityRow> getRows() {
    return rows;
  }

  /** Streets where something is held. */
  public List<String> getStreets() {
    return streets;
  }

  public String getC() {
    return c;
  }

  public void setC(String c) {
    this.c = c;
  }

  public String getStreet() {
    return street;
  }

  public void setStreet(String street) {
    this.street = street;
  }
}
