/**
 * Questions, papers, sittings, grading and certificates.
 *
 * <p>Owns the answer key, which leaves the server only after grading. Must not contain people's
 * accounts (it knows candidates by an opaque id) nor anything of {@code content}: no live question
 * can ever reach the public search index. Start at {@code question}; here are only the base of
 * refusals, the record of deciding acts and the opaque public id. May import the narrow Jakarta
 * APIs and the libraries of its features.
 */
package cn.shenhe.portal.exambank;
