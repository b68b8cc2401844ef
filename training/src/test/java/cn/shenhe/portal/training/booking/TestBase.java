package cn.shenhe.portal.training.booking;

import java.util.List;

/** A base with one hall open every day at 10 and at 14, and visitors who book it step by step. */
record TestBase(String baseId, String hallId, String programmeId, List<String> sessions) {

  static TestBase in(BookingDatabase database, Shares shares) {
    BookingDatabase.Desk desk = database.desk();
    desk.run(() -> desk.bean(BookingBeginning.class).seed());
    String base = desk.in(() -> desk.bean(BaseDirectory.class).bases()).get(0).id();
    desk.run(() -> desk.setup().saveHall(base, new BaseSetup.HallForm("", "大厅", 40, "无台阶", true)));
    desk.run(
        () ->
            desk.setup()
                .saveProgramme(
                    base, new BaseSetup.ProgrammeForm("", "地震体验", "", 60, 6, "", "", false, true)));
    BaseSetup.Sheet sheet = desk.in(() -> desk.setup().sheet(base));
    String hall = sheet.halls().get(0).id();
    String programme = sheet.programmes().get(0).id();
    for (String start : List.of("10:00", "14:00")) {
      desk.run(
          () ->
              desk.setup()
                  .addRule(
                      new BaseSetup.RuleForm(
                          hall, programme, List.of(1, 2, 3, 4, 5, 6, 7), start, shares)));
    }
    List<String> sessions =
        database
            .rows(
                "select public_id from visit_session where visit_day > DATE '2026-11-24'"
                    + " order by starts_at")
            .stream()
            .map(row -> (String) row.get(0))
            .toList();
    return new TestBase(base, hall, programme, sessions);
  }

  static Contact contact(String phone) {
    return new Contact("王芳", phone, "", "", "", 0, true, true, true);
  }

  /** Everything but handing it in. */
  String draft(BookingDatabase.Desk desk, String session, int size, String phone) {
    return draft(
        desk, session + ":" + size, BookingKind.INDIVIDUAL, Party.individual(size, 0, 0), phone);
  }

  String groupDraft(BookingDatabase.Desk desk, String session, int size, String phone) {
    Party party = Party.group(GroupType.SCHOOL, "某小学", "四年级", size - 2, 2, 0);
    return draft(desk, session + ":" + size, BookingKind.GROUP, party, phone);
  }

  String splitDraft(BookingDatabase.Desk desk, String way, int size, String phone) {
    Party party = Party.group(GroupType.SCHOOL, "某小学", "四年级", size - 4, 4, 0);
    return draft(desk, way, BookingKind.GROUP, party, phone);
  }

  private String draft(
      BookingDatabase.Desk desk, String way, BookingKind kind, Party party, String phone) {
    return desk.in(
        () -> {
          String key = desk.steps().start(programmeId, kind, party);
          desk.steps().choose(key, way);
          desk.steps().contact(key, contact(phone), List.of());
          return key;
        });
  }

  String book(BookingDatabase.Desk desk, String session, int size, String phone) {
    String key = draft(desk, session, size, phone);
    desk.in(() -> desk.steps().submit(key, false));
    return key;
  }
}
