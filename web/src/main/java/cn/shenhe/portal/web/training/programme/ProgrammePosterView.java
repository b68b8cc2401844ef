package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeOutline;
import cn.shenhe.portal.training.programme.UnknownProgramme;
import cn.shenhe.portal.web.content.shelter.QrCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/** The share poster of a programme: who it is for, its units and its QR code. */
@Named("programmePoster")
@RequestScoped
public class ProgrammePosterView {

  private static final int POINTS = 8;

  @Inject ProgrammeCatalogue catalogue;
  @Inject HttpServletRequest request;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private ProgrammeOutline outline;

  /** Loads the programme of the address, or answers "not found". */
  public void load() throws IOException {
    try {
      outline = catalogue.outline(request.getParameter("code"));
    } catch (UnknownProgramme unknown) {
      Faces.responseSendError(404, unknown.code());
    }
  }

  public String getAddress() {
    return publicUrl.replaceFirst("/$", "")
        + "/programme/programme?code="
        + URLEncoder.encode(outline.code(), StandardCharsets.UTF_8);
  }

  public QrCode getQr() {
    return QrCode.of(getAddress());
  }

  /** Titles of the units, at most eight. */
  public List<String> getPoints() {
    return outline.sheet().units().stream().map(unit -> unit.title()).limit(POINTS).toList();
  }

  public ProgrammeOutline getOutline() {
    return outline;
  }
}
