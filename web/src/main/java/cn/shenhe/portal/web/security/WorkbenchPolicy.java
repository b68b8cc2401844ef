package cn.shenhe.portal.web.security;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.primefaces.context.PrimeFacesContext;
import org.primefaces.csp.CspPhaseListener;

/**
 * The Content-Security-Policy of the pages under {@code /staff/}, which are painted with
 * PrimeFaces: its scripts carry a nonce per page, its widgets need inline styles.
 *
 * <p>PrimeFaces would do this on every page, keep the nonce in the view's state and so open a
 * session for every reader of a public page.
 */
public class WorkbenchPolicy implements PhaseListener {

  private static final long serialVersionUID = 1L;

  private static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
          + " form-action 'self'; font-src 'self' data:; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
          + " script-src 'self'";

  /** A draft that was handed in is not shown again by going back. */
  private static final Pattern DRAFT = Pattern.compile("/booking/check");

  static boolean appliesTo(HttpServletRequest request) {
    return path(request).startsWith("/staff/");
  }

  /** Whether the page shows what only its visitor may see, and no cache may keep. */
  static boolean isPersonal(HttpServletRequest request) {
    return appliesTo(request)
        || path(request).startsWith("/my/")
        || DRAFT.matcher(path(request)).matches();
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.ANY_PHASE;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    ExternalContext external = faces.getExternalContext();
    boolean workbench =
        external.getRequest() instanceof HttpServletRequest request && appliesTo(request);
    if (event.getPhaseId() == PhaseId.RESTORE_VIEW && !workbench) {
      // PrimeFaces believes it has done its part, and makes neither nonce nor session.
      PrimeFacesContext.getCspState(faces).setInitialized(true);
    }
    if (event.getPhaseId() == PhaseId.RENDER_RESPONSE && workbench) {
      CspPhaseListener.initCsp(faces, true, false, null, POLICY);
      String nonce = PrimeFacesContext.getCspState(faces).getNonce();
      // It was added as a second header, and browsers enforce every one of them.
      external.setResponseHeader("Content-Security-Policy", POLICY + " 'nonce-" + nonce + "'");
    }
  }
}
