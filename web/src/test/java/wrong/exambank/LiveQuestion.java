package wrong.exambank;

import wrong.content.Shelter;

public final class LiveQuestion {
  Shelter shelter;
}
