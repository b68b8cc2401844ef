/**
 * What leaves the exam bank on paper: A4 leaves with embedded Chinese fonts and QR codes.
 *
 * <p>Owns the fonts and how text, lines and codes are set on a leaf. Must not know what is printed:
 * admission slips, certificates and archives say that themselves. Start at {@link
 * cn.shenhe.portal.exambank.print.Print}. May import PDFBox and ZXing.
 */
package cn.shenhe.portal.exambank.print;
