/**
 * Papers: the rules of examinations, blueprints, papers drawn from them before the bell, and
 * practice for everybody.
 *
 * <p>Owns which versions of which questions stand on a paper and in what order their options are
 * shown, and the keys of papers. Must not contain certification sittings or marks of candidates.
 * Start at {@code PaperAssembly} (examinations) and {@code Practice}. May import {@code
 * exambank.question} and the module's base types.
 */
package cn.shenhe.portal.exambank.paper;
