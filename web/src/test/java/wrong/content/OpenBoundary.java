package wrong.content;

import jakarta.ejb.Stateless;

@Stateless
public class OpenBoundary {
  public void approve() {}
}
