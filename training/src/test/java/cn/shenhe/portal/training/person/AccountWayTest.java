package cn.shenhe.portal.training.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.TrainingDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who acts for an organisation, and the way back for who forgot the password. */
class AccountWayTest {

  private static final String USCC = "9144030071526726XG";
  private static final String MAIL = "officer@example.org";
  private static final String OLD = "correct horse battery";
  private static final String NEW = "another long password";

  private final TrainingDatabase db = new TrainingDatabase();
  private String officer;

  @BeforeEach
  void registers() {
    db.setting("portal.data.dir", Path.of("target", "account-way").toString());
    officer = registered("officer.a");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private String registered(String login) {
    Registration registration = db.bean(Registration.class);
    return db.in(
        () ->
            registration.openForOrganisation(
                new Registration.OpenOrganisationAccount(
                    new Registration.OpenAccount(login, "安全员", OLD, true, null, false),
                    "测试厂",
                    USCC,
                    Organisation.Kind.ENTERPRISE)));
  }

  private List<Role> roles(String publicId) {
    return db.in(
        () ->
            db.bean(AccountRepository.class).byPublicId(publicId).orElseThrow().roles().stream()
                .sorted()
                .toList());
  }

  @Test
  void nobodyActsForACompanyByKnowingItsCode() {
    StaffAccounts staff = db.bean(StaffAccounts.class);
    String second = registered("officer.b");
    assertThat(roles(officer)).containsExactly(Role.RESIDENT);
    List<StaffAccounts.RequestRow> asked = db.in(staff::requests);
    assertThat(asked)
        .extracting(StaffAccounts.RequestRow::login)
        .containsExactly("officer.a", "officer.b");
    assertThat(asked).noneMatch(StaffAccounts.RequestRow::known);

    db.run(() -> staff.decide(asked.get(0).publicId(), true, ""));
    assertThat(roles(officer)).containsExactly(Role.RESIDENT, Role.ENTERPRISE_OFFICER);
    assertThat(db.in(staff::requests)).allMatch(StaffAccounts.RequestRow::known);
    assertThatThrownBy(() -> db.run(() -> staff.decide(asked.get(0).publicId(), false, "x")))
        .hasMessageContaining("account.request.decided");
    assertThatThrownBy(() -> db.run(() -> staff.decide(asked.get(1).publicId(), false, " ")))
        .hasMessageContaining("account.request.reason");
    db.run(() -> staff.decide(asked.get(1).publicId(), false, "电话核实未果"));
    assertThat(roles(second)).containsExactly(Role.RESIDENT);
    assertThat(db.in(staff::requests)).isEmpty();
    assertThat(db.in(() -> staff.list("officer.a", 0, 10)).rows().get(0).organisation())
        .isEqualTo("测试厂");
  }

  @Test
  void aLinkGoesToTheConfirmedAddressOnlyAndOpensOnce() {
    ForgottenPassword forgotten = db.bean(ForgottenPassword.class);
    db.run(() -> forgotten.ask("officer.a", MAIL, "a"));
    assertThat(db.letters()).as("no address was confirmed").isEmpty();
    confirmsAddress();
    db.run(() -> forgotten.ask("officer.a", "other@example.org", "b"));
    db.run(() -> forgotten.ask("nobody", MAIL, "c"));
    assertThat(db.letters()).isEmpty();

    String link = link("d");
    assertThat(db.in(() -> forgotten.usable(link))).isTrue();
    assertThat(db.in(() -> forgotten.usable("guess"))).isFalse();
    assertThatThrownBy(() -> db.run(() -> forgotten.change(link, "short")))
        .isInstanceOf(RegistrationRefused.class);
    db.run(() -> forgotten.change(link, NEW));
    assertThat(passwordIs(NEW)).isTrue();
    assertThat(passwordIs(OLD)).isFalse();
    assertThatThrownBy(() -> db.run(() -> forgotten.change(link, OLD)))
        .isInstanceOf(SignInRefused.class);

    String sent = link("f");
    db.run(() -> db.bean(StaffAccounts.class).resetPassword(officer));
    assertThat(db.in(() -> forgotten.usable(sent))).as("an older link").isFalse();

    String late = link("e");
    db.pass(Duration.ofMinutes(31));
    assertThat(db.in(() -> forgotten.usable(late))).isFalse();
  }

  @Test
  void anAdministratorGivesABeginningPassword() {
    String fresh = db.in(() -> db.bean(StaffAccounts.class).resetPassword(officer));
    assertThat(passwordIs(fresh)).isTrue();
    assertThat(passwordIs(OLD)).isFalse();
  }

  private boolean passwordIs(String password) {
    db.pass(Duration.ofMinutes(11));
    return db.in(() -> db.bean(SignIn.class).withPassword("officer.a", password, "x")).granted();
  }

  private void confirmsAddress() {
    ReminderConsent consent = db.as(officer).bean(ReminderConsent.class);
    db.run(() -> consent.ask(MAIL));
    Matcher code = Pattern.compile("\\d{6}").matcher(db.letters().get(0).text());
    assertThat(code.find()).isTrue();
    assertThat(db.in(() -> consent.confirm(code.group()))).isTrue();
    db.letters().clear();
  }

  private String link(String address) {
    db.letters().clear();
    db.run(() -> db.bean(ForgottenPassword.class).ask(" Officer.A ", MAIL, address));
    assertThat(db.letters()).hasSize(1);
    assertThat(db.letters().get(0).recipient()).isEqualTo(MAIL);
    Matcher link = Pattern.compile("\\?t=([0-9a-z]{52})").matcher(db.letters().get(0).text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
