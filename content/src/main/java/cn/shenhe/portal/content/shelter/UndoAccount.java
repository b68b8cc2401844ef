package cn.shenhe.portal.content.shelter;

/**
 * What undoing an import did.
 *
 * @param restored shelters put back to what was known before
 * @param withdrawn shelters that had come with the import and are gone again
 * @param kept shelters left alone because somebody changed them since
 */
public record UndoAccount(int restored, int withdrawn, int kept) {}
