package cn.shenhe.portal.content.warning.cap;

/**
 * What a document's signature is worth.
 *
 * @param grade see {@link Grade}
 * @param reason one line for staff, technical, may be empty
 * @param signer subject of the certificate, or empty
 */
public record SignatureVerdict(Grade grade, String reason, String signer) {

  /** From best to worst; UNSIGNED says nothing either way. */
  public enum Grade {
    /** The bytes as received verify with a key we trust. */
    STRICT,
    /**
     * The content is what was signed, but somebody re-indented it, added a style sheet, or the
     * signer left out the reference's address.
     */
    NON_CANONICAL,
    /** Verifies, but only with an algorithm no longer held to be safe (SHA-1). */
    WEAK_ALGORITHM,
    /**
     * Verifies, but not with a key of this source; or nobody can tell, because no key can be read
     * or the signature is not built as the standard says.
     */
    UNTRUSTED,
    /** Does not verify: content, digest or signature were changed. */
    TAMPERED,
    UNSIGNED
  }
}
