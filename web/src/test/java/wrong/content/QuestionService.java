package wrong.content;

public final class QuestionService {}
