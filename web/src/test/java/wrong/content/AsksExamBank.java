package wrong.content;

import wrong.exambank.LiveQuestion;

public final class AsksExamBank {
  LiveQuestion question;
}
