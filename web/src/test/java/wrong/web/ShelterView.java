package wrong.web;

import wrong.content.Shelter;

public final class ShelterView {
  Shelter shelter;
}
