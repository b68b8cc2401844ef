package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayStateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100.auto.0",
        "150.dark.0",
        "200.contrast.1",
        "125.light.1",
        "100.auto.0.r",
        "125.dark.1.sr"
      })
  void cookieIsReadAsItWasWritten(String cookie) {
    assertThat(DisplayState.parse(cookie).cookieValue()).isEqualTo(cookie);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "x",
        "150",
        "150.dark",
        "150.dark.0.1",
        "150.dark.0.",
        "150.dark.0.rs",
        "151.dark.0",
        "150.pink.0",
        "-1.dark.0"
      })
  void whatIsNotUnderstoodGivesTheDefault(String cookie) {
    assertThat(DisplayState.parse(cookie)).isEqualTo(DisplayState.DEFAULT);
  }

  @Test
  void textGrowsStepByStepUpToTwiceItsSize() {
    DisplayState state = DisplayState.DEFAULT;
    for (int step = 1; step < DisplayState.SIZES.size(); step++) {
      state = state.larger();
      assertThat(state.size()).isEqualTo(DisplayState.SIZES.get(step));
    }
    assertThat(state.size()).isEqualTo(200);
    assertThat(state.larger()).isEqualTo(state);
  }

  @Test
  void textIsNeverSmallerThanNormal() {
    assertThat(DisplayState.DEFAULT.smaller()).isEqualTo(DisplayState.DEFAULT);
  }

  @Test
  void elderVersionHasLargeTextAndEndsWhenItIsMadeSmall() {
    DisplayState elder = DisplayState.DEFAULT.withElder(true);

    assertThat(elder.size()).isEqualTo(125);
    assertThat(elder.smaller().elder()).isFalse();
    assertThat(elder.withElder(false)).isEqualTo(DisplayState.DEFAULT);
  }

  @Test
  void themeIsKeptWhenTheSizeChanges() {
    assertThat(DisplayState.DEFAULT.withTheme("dark").larger().cssClasses())
        .isEqualTo("size-112 theme-dark");
  }

  @Test
  void readingAloudStaysWhenAnythingElseChanges() {
    DisplayState reading = DisplayState.DEFAULT.withReading(true);

    assertThat(reading.larger().withElder(true).withTheme("dark").withSaving(true).cookieValue())
        .isEqualTo("125.dark.1.sr");
    assertThat(reading.withReading(false)).isEqualTo(DisplayState.DEFAULT);
  }

  @Test
  void unknownThemeIsRefused() {
    assertThatThrownBy(() -> DisplayState.DEFAULT.withTheme("pink"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
