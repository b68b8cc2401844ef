package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.KnownSource;
import cn.shenhe.portal.content.warning.WarningSources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;

/** The sources of warnings, and which of them are silent. */
@Named("warningSources")
@RequestScoped
public class SourcesView {

  @Inject WarningSources sources;
  @Inject SecurityContext security;

  private List<KnownSource> rows = List.of();
  private boolean keeper;

  public void load() {
    rows = sources.all();
    keeper = security.isCallerInRole("ADMINISTRATOR");
  }

  public List<KnownSource> getRows() {
    return rows;
  }

  /** Whether the caller may change what is known. */
  public boolean isKeeper() {
    return keeper;
  }
}
