/**
 * The main class of {@code portal.jar}; it is packed beside the WAR, not in it.
 *
 * <p>Must not contain anything of the application: it runs before the server does, on the plain JDK
 * and Payara Micro's boot API, and may import nothing else.
 */
package cn.shenhe.portal.web.launch;
