package cn.shenhe.portal.exambank.sitting;

/**
 * What is seen of a candidate's device.
 *
 * @param address network address the request came from
 * @param agent what the browser says it is
 */
public record DeviceFacts(String address, String agent) {}
