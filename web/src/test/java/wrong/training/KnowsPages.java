package wrong.training;

import wrong.web.ShelterView;

public final class KnowsPages {
  ShelterView view;
}
