package cn.shenhe.portal.web.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

  private static final String TAG = "\"a\"";

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0, true",
    "bytes=5-, 5, 9, true",
    "bytes=5-900, 5, 9, true",
    "bytes=-3, 7, 9, true",
    "bytes=-99, 0, 9, true",
    "'bytes=0-1,3-4', 0, 9, false",
    "bytes=4-2, 0, 9, false",
    "lines=0-1, 0, 9, false"
  })
  void theStretchIsWhatTheRfcSays(String header, long first, long last, boolean partial) {
    assertThat(ByteRange.of(header, null, TAG, 10)).isEqualTo(new ByteRange(first, last, partial));
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=99-100", "bytes=-0"})
  void aStretchOutsideTheFileIsNone(String header) {
    assertThat(ByteRange.of(header, null, TAG, 10)).isNull();
  }

  @Test
  void aStretchOfAnOlderFileIsTheWholeNewOne() {
    assertThat(ByteRange.of("bytes=5-", "\"b\"", TAG, 10).partial()).isFalse();
    assertThat(ByteRange.of("bytes=5-", TAG, TAG, 10).partial()).isTrue();
  }
}
