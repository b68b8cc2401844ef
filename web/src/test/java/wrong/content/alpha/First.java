package wrong.content.alpha;

import wrong.content.beta.Second;

public final class First {
  Second second;
}
