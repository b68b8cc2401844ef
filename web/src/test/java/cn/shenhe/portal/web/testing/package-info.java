/**
 * What the container and browser tests stand on: the portal as a child process, the databases, the
 * browser.
 *
 * <p>Must not contain tests. Start at {@code Portal}. May import the JDK, JUnit, Playwright and the
 * embedded PostgreSQL; nothing of the portal, which is only met through its wire.
 */
package cn.shenhe.portal.web.testing;
