package cn.shenhe.portal.training.activity;

import java.time.LocalDate;

/** What a unit says it did. */
public record ReportForm(
    LocalDate heldOn, Audience audience, int people, String title, String body) {}
