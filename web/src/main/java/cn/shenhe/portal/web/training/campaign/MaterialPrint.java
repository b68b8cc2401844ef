package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.content.courseware.Article;
import cn.shenhe.portal.content.courseware.LessonRow;
import cn.shenhe.portal.exambank.print.Print;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.web.shell.Texts;
import java.time.Instant;
import java.util.List;

/**
 * Posters, leaflets and slides of a campaign as PDF, made from the campaign and its lessons alone.
 * Slides are A4 lying, letters 20 points and more; a leaflet is one or two leaves to fold or pin
 * up.
 */
final class MaterialPrint {

  private static final int BRAND = 0x0A355C;
  private static final int INK = 0x17242F;
  private static final int QUIET = 0x4A5A68;
  private static final float EDGE = 56;
  private static final float CODE = 110;
  private static final int LINES_OF_A_SLIDE = 9;
  private static final int MOST_LINE = 120;

  private final CampaignRow campaign;
  private final String address;
  private final Instant now;

  /**
   * @param address the QR code leads to
   */
  MaterialPrint(CampaignRow campaign, String address, Instant now) {
    this.campaign = campaign;
    this.address = address;
    this.now = now;
  }

  byte[] poster(List<LessonRow> lessons, String days) {
    try (Held held = new Held(Print.upright(campaign.title(), now))) {
      Print print = held.print;
      print.ink(BRAND);
      float y = centredLines(print, campaign.title(), 120, 34);
      print.ink(INK);
      if (!campaign.theme().isBlank()) {
        y = centredLines(print, campaign.theme(), y + 16, 22);
      }
      print.centred(y + 14, 16, false, days);
      y += 54;
      for (LessonRow lesson : lessons.stream().limit(6).toList()) {
        print.ink(BRAND);
        y = print.paragraph(EDGE, y, print.width() - 2 * EDGE, 16, true, lesson.title());
        print.ink(QUIET);
        y = print.paragraph(EDGE, y, print.width() - 2 * EDGE, 12, false, lesson.summary()) + 6;
      }
      print.code((print.width() - 150) / 2, print.height() - 250, 150, address);
      print.ink(INK);
      print.centred(print.height() - 82, 14, true, Texts.of("campaign", "poster.scan"));
      print.centred(print.height() - 60, 12, false, "119 · 110 · 120 · 12350");
      print.ink(QUIET);
      print.centred(print.height() - 40, 10, false, Texts.of("campaign", "materials.maker"));
      return held.bytes();
    }
  }

  private static float centredLines(Print print, String text, float y, float size) {
    float at = y;
    for (String line : print.lines(text, size, true, print.width() - 2 * EDGE)) {
      print.centred(at, size, true, line);
      at += size * 1.4f;
    }
    return at;
  }

  byte[] leaflet(Article lesson) {
    try (Held held = new Held(Print.upright(lesson.title(), now))) {
      Print print = held.print;
      float wide = print.width() - 2 * EDGE;
      print.ink(BRAND);
      float y = print.paragraph(EDGE, 80, wide - CODE, 22, true, lesson.title());
      print.code(print.width() - EDGE - CODE, 48, CODE, address);
      print.ink(QUIET);
      y = print.paragraph(EDGE, y, wide - CODE, 11, false, lesson.summary());
      y = Math.max(y, 48 + CODE) + 14;
      for (LessonOutline.Part part : LessonOutline.of(lesson.html()).parts()) {
        y = room(print, y, 60);
        print.ink(BRAND);
        y = print.paragraph(EDGE, y, wide, 13, true, part.heading());
        print.ink(INK);
        for (String line : part.lines()) {
          y = room(print, y, print.lines(line, 10.5f, false, wide - 12).size() * 17f);
          print.text(EDGE, y, 10.5f, false, "·");
          y = print.paragraph(EDGE + 12, y, wide - 12, 10.5f, false, line);
        }
        y += 6;
      }
      foot(print);
      return held.bytes();
    }
  }

  private float room(Print print, float y, float needed) {
    if (y + needed <= print.height() - 60) {
      return y;
    }
    foot(print);
    print.nextLeaf();
    return 70;
  }

  byte[] slides(Article lesson) {
    try (Held held = new Held(Print.lying(lesson.title(), now))) {
      Print print = held.print;
      float wide = print.width() - 2 * EDGE;
      print.ink(BRAND);
      float y = print.paragraph(EDGE, 190, wide, 40, true, lesson.title());
      print.ink(QUIET);
      print.paragraph(EDGE, y + 6, wide - CODE, 18, false, lesson.summary());
      print.text(EDGE, print.height() - 90, 16, false, campaign.title());
      print.code(print.width() - EDGE - CODE, print.height() - EDGE - CODE, CODE, address);
      foot(print);
      for (LessonOutline.Part part : LessonOutline.of(lesson.html()).parts()) {
        String heading = part.heading().isEmpty() ? lesson.title() : part.heading();
        float at = slide(print, heading);
        int used = 0;
        for (String line : part.lines()) {
          String said = line.length() > MOST_LINE ? line.substring(0, MOST_LINE) + "……" : line;
          int lines = print.lines(said, 20, false, wide - 24).size();
          if (used > 0 && used + lines > LINES_OF_A_SLIDE) {
            at = slide(print, heading);
            used = 0;
          }
          print.text(EDGE, at, 20, true, "·");
          at = print.paragraph(EDGE + 24, at, wide - 24, 20, false, said) + 6;
          used += lines;
        }
      }
      return held.bytes();
    }
  }

  private float slide(Print print, String heading) {
    print.nextLeaf();
    foot(print);
    print.ink(BRAND);
    float y = print.paragraph(EDGE, 84, print.width() - 2 * EDGE, 28, true, heading);
    print.rule(EDGE, y - 16, print.width() - 2 * EDGE, 1.5f);
    print.ink(INK);
    return y + 22;
  }

  private static void foot(Print print) {
    print.ink(QUIET);
    print.text(EDGE, print.height() - 30, 9, false, Texts.of("campaign", "materials.licence"));
  }

  /** Closes the document also when printing fails. */
  private static final class Held implements AutoCloseable {
    private final Print print;
    private boolean done;

    Held(Print print) {
      this.print = print;
    }

    byte[] bytes() {
      done = true;
      return print.bytes();
    }

    @Override
    public void close() {
      if (!done) {
        print.close();
      }
    }
  }
}
