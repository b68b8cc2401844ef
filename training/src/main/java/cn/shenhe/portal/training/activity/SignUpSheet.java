package cn.shenhe.portal.training.activity;

/**
 * A sign-up as the person and the staff see it.
 *
 * @param key the person's key; empty on what staff see
 * @param name null after the purge, like {@code phone}
 * @param sequence of the calendar entry; only grows
 */
public record SignUpSheet(
    String id,
    String key,
    String code,
    ActivityRow activity,
    String name,
    String phone,
    int people,
    Audience audience,
    SignUpState state,
    Integer present,
    int sequence,
    boolean cancellable) {}
