/**
 * Papers: practice papers that anybody may take, drawn from the live bank.
 *
 * <p>Owns which versions of which questions stand on a paper and in what order their options are
 * shown. Must not contain certification sittings or people. Start at {@code Practice}. May import
 * {@code exambank.question} and the module's base types.
 */
package cn.shenhe.portal.exambank.paper;
