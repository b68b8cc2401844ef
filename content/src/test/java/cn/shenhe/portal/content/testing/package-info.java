/**
 * What tests of this module share: a real database without a container, and its clock and caller.
 * Must not contain fixtures of one feature. May import anything.
 */
package cn.shenhe.portal.content.testing;
