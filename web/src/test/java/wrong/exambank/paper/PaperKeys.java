package wrong.exambank.paper;

public final class PaperKeys {}
