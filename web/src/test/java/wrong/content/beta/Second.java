package wrong.content.beta;

import wrong.content.alpha.First;

public final class Second {
  First first;
}
