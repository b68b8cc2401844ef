package cn.shenhe.portal.web.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.booking.Party;
import org.junit.jupiter.api.Test;

class StaffFormTest {

  @Test
  void aLineIsANameAndTheEndOfADocument() {
    assertThat(StaffForm.visitor("赵大爷 123X")).isEqualTo(new Party.Visitor("赵大爷", "123X"));
    assertThat(StaffForm.visitor("赵大爷\u3000 0042")).isEqualTo(new Party.Visitor("赵大爷", "0042"));
    assertThat(StaffForm.visitor("赵大爷")).isEqualTo(new Party.Visitor("赵大爷", ""));
    assertThat(StaffForm.visitor("Anna Li 0042")).isEqualTo(new Party.Visitor("Anna Li", "0042"));
  }
}
