package cn.shenhe.portal.web.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BaseSetup;
import cn.shenhe.portal.training.booking.BaseState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleViewTest {

  private final ScheduleView view = new ScheduleView();

  @BeforeEach
  void twoBasesWithAHallEach() {
    view.directory =
        new BaseDirectory() {
          @Override
          public List<BaseRow> bases() {
            return List.of(row("north"), row("south"));
          }
        };
    view.setup =
        new BaseSetup() {
          @Override
          public Sheet sheet(String baseId) {
            List<HallForm> halls = List.of(new HallForm(baseId + "-hall", "厅", 40, "", true));
            return new Sheet(
                null, "", "", halls, List.of(), List.of(), List.of(), List.of(), List.of());
          }
        };
  }

  private static BaseDirectory.BaseRow row(String id) {
    return new BaseDirectory.BaseRow(
        id, id, id, BaseState.EXISTING, "", "", "", "", "", "", true, true, false);
  }

  @Test
  void theHallOfTheBaseBeforeIsForgotten() {
    view.setBase("south");
    view.setHall("south-hall");
    view.load();
    assertThat(view.getHall()).isEqualTo("south-hall");
    view.setBase("north");
    view.load();
    assertThat(view.getHall()).isNull();
  }
}
