package wrong.content;

import java.time.Instant;

public final class LooksAtItsWatch {
  Instant now() {
    return Instant.now();
  }
}
