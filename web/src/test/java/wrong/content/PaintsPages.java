package wrong.content;

import jakarta.faces.context.FacesContext;

public final class PaintsPages {
  FacesContext faces;
}
