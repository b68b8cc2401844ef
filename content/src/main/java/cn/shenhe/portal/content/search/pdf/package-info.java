/**
 * The words of PDF attachments, so that the search finds them page by page.
 *
 * <p>Owns PDFBox, the process of its own in which foreign files are read, their limits, and the
 * texts read. Must not contain anything of the features the files belong to, nor the files. How a
 * feature has its attachments searched:
 *
 * <ol>
 *   <li>When a file comes in, outside of the transaction: {@code PdfReading reading =
 *       pdfReader.read(file)}; its outcome tells the uploader whether it can be searched (a scan
 *       has no text, a locked file cannot be read).
 *   <li>In the transaction that keeps the file: {@code pdfTexts.keep(fileId, reading)}; {@code
 *       pdfTexts.forget(fileId)} where the file is removed.
 *   <li>In the feature's {@link cn.shenhe.portal.content.search.SearchSource}, for published files
 *       only: add {@code pdfTexts.passages(fileId, fileTitle, path)} to the passages of the
 *       document. A hit leads to {@code path#page=N}, where browsers open that page; announce the
 *       document to {@link cn.shenhe.portal.content.search.SearchOutbox} as for any change.
 * </ol>
 *
 * Start at {@link cn.shenhe.portal.content.search.pdf.PdfReader} and {@link
 * cn.shenhe.portal.content.search.pdf.PdfTexts}. May import {@code content.search} and PDFBox.
 */
package cn.shenhe.portal.content.search.pdf;
