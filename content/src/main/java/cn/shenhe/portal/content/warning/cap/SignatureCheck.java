package cn.shenhe.portal.content.warning.cap;

import cn.shenhe.portal.content.warning.cap.SignatureVerdict.Grade;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.crypto.Data;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dom.DOMURIReference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Grades the enveloped XML signature of a CAP document.
 *
 * <p>A plain yes or no would help nobody: of 14 stored real signed messages one verifies strictly.
 * Before any cryptography the signature's own shape is checked, so that it covers the whole
 * document, uses no transform but "enveloped" and canonicalisation, and names no outside address;
 * only then the JDK is allowed to be lenient on algorithms.
 *
 * <p>Source: W3C XML Signature Syntax and Processing 1.1.
 */
public final class SignatureCheck {

  private static final String DSIG = XMLSignature.XMLNS;
  private static final int MOST_SIGNATURES = 4;
  private static final Set<String> TRANSFORMS =
      Set.of(
          DSIG + "enveloped-signature",
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
          "http://www.w3.org/2006/12/xml-c14n11",
          "http://www.w3.org/2001/10/xml-exc-c14n#",
          "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");

  private final byte[] document;
  private final List<X509Certificate> trusted;
  private final int number;

  /**
   * @param number of the signature in the document, from 0
   */
  private SignatureCheck(byte[] document, List<X509Certificate> trusted, int number) {
    this.document = document;
    this.trusted = trusted;
    this.number = number;
  }

  /**
   * @param document bytes that already passed {@link CapReader}
   * @param trusted certificates of the source, or of those who issue its certificates
   */
  public static SignatureVerdict grade(byte[] document, List<X509Certificate> trusted) {
    return new SignatureCheck(document, trusted, 0).grade();
  }

  /** Reads PEM text with any number of certificates. */
  public static List<X509Certificate> certificates(String pem) throws CertificateException {
    List<X509Certificate> certificates = new ArrayList<>();
    if (!pem.isBlank()) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(
              new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII)))
          .forEach(c -> certificates.add((X509Certificate) c));
    }
    return certificates;
  }

  /** The certificates a document carries itself; unreadable ones are left out. */
  public static List<X509Certificate> carried(byte[] document) {
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      for (Element signature : signatures(parse(document))) {
        certificates.addAll(carried(signature));
      }
      return certificates;
    } catch (SAXException | IOException e) {
      return List.of();
    }
  }

  private SignatureVerdict grade() {
    Document plain;
    try {
      plain = parse(document);
    } catch (SAXException | IOException e) {
      return verdict(Grade.TAMPERED, e.getMessage(), null);
    }
    int count = Math.min(MOST_SIGNATURES, signatures(plain).size());
    if (count == 0) {
      return verdict(Grade.UNSIGNED, "", null);
    }
    // A relay may sign once more what its author signed. Each signature is over all but itself, so
    // one that holds proves the whole, whatever became of the others.
    SignatureVerdict best = null;
    for (int i = 0; i < count; i++) {
      SignatureVerdict verdict = new SignatureCheck(document, trusted, i).grade(plain);
      if (best == null || verdict.grade().compareTo(best.grade()) < 0) {
        best = verdict;
      }
    }
    return best;
  }

  private SignatureVerdict grade(Document plain) {
    Element signature = signature(plain);
    String misshapen = misshapen(signature);
    if (misshapen != null) {
      return verdict(Grade.UNTRUSTED, misshapen, null);
    }
    List<X509Certificate> carried = carried(signature);
    if (carried.isEmpty() && trusted.isEmpty()) {
      return verdict(Grade.UNTRUSTED, "no readable certificate", null);
    }
    // A source's own key only stands in where the message brings none that can be read.
    List<X509Certificate> candidates = carried.isEmpty() ? trusted : carried;
    String reason = "";
    boolean checkable = false;
    for (boolean stripped : new boolean[] {false, true}) {
      for (boolean weak : new boolean[] {false, true}) {
        for (X509Certificate certificate : candidates) {
          try {
            if (verifies(certificate.getPublicKey(), stripped, weak)) {
              return graded(signature, certificate, stripped, weak);
            }
            checkable = true;
          } catch (MarshalException | XMLSignatureException | SAXException | IOException e) {
            // The reason of the strictest attempt is the one worth telling.
            reason = reason.isEmpty() ? String.valueOf(e.getMessage()) : reason;
          }
        }
      }
    }
    if (carried.isEmpty()) {
      return verdict(Grade.UNTRUSTED, "no readable certificate", null);
    }
    if (!checkable) {
      return verdict(Grade.UNTRUSTED, "cannot be checked: " + reason, carried.get(0));
    }
    return verdict(
        Grade.TAMPERED, "digest or signature value does not fit the content", carried.get(0));
  }

  private SignatureVerdict graded(
      Element signature, X509Certificate certificate, boolean stripped, boolean weak) {
    if (trusted.stream().noneMatch(anchor -> vouches(anchor, certificate))) {
      return verdict(Grade.UNTRUSTED, "not a key of this source", certificate);
    }
    if (weak) {
      return verdict(Grade.WEAK_ALGORITHM, "SHA-1", certificate);
    }
    if (stripped) {
      return verdict(Grade.NON_CANONICAL, "verifies without white space", certificate);
    }
    if (!reference(signature).hasAttribute("URI")) {
      return verdict(Grade.NON_CANONICAL, "reference without URI", certificate);
    }
    return verdict(Grade.STRICT, "", certificate);
  }

  private static boolean vouches(X509Certificate anchor, X509Certificate certificate) {
    if (anchor.equals(certificate)) {
      return true;
    }
    // Only a certificate authority may vouch for others.
    if (anchor.getBasicConstraints() < 0
        || !anchor.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(anchor.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private boolean verifies(PublicKey key, boolean stripped, boolean weak)
      throws MarshalException, XMLSignatureException, SAXException, IOException {
    DOMValidateContext context = context(key, stripped, weak);
    return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
  }

  private DOMValidateContext context(PublicKey key, boolean stripped, boolean weak)
      throws SAXException, IOException {
    Document dom = parse(document);
    if (stripped) {
      strip(dom);
    }
    DOMValidateContext context = new DOMValidateContext(key, signature(dom));
    context.setProperty("org.jcp.xml.dsig.secureValidation", !weak);
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    context.setURIDereferencer(
        (reference, around) -> wholeDocument(factory, dom, reference, around));
    return context;
  }

  /** The whole document is all a reference may mean here, also when it forgot to say so. */
  private static Data wholeDocument(
      XMLSignatureFactory factory, Document dom, URIReference reference, XMLCryptoContext context)
      throws URIReferenceException {
    if (reference.getURI() != null) {
      return factory.getURIDereferencer().dereference(reference, context);
    }
    Attr empty = dom.createAttributeNS(null, "URI");
    empty.setValue("");
    return factory
        .getURIDereferencer()
        .dereference(
            new DOMURIReference() {
              @Override
              public Node getHere() {
                return empty;
              }

              @Override
              public String getURI() {
                return "";
              }

              @Override
              public String getType() {
                return null;
              }
            },
            context);
  }

  private static String misshapen(Element signature) {
    NodeList references = signature.getElementsByTagNameNS(DSIG, "Reference");
    if (references.getLength() != 1) {
      return references.getLength() + " references";
    }
    if (!((Element) references.item(0)).getAttribute("URI").isEmpty()) {
      return "signature does not cover the whole message";
    }
    NodeList transforms = signature.getElementsByTagNameNS(DSIG, "Transform");
    for (int i = 0; i < transforms.getLength(); i++) {
      String algorithm = ((Element) transforms.item(i)).getAttribute("Algorithm");
      if (!TRANSFORMS.contains(algorithm)) {
        return "transform " + algorithm;
      }
    }
    return null;
  }

  private static Element reference(Element signature) {
    return (Element) signature.getElementsByTagNameNS(DSIG, "Reference").item(0);
  }

  private Element signature(Document dom) {
    return signatures(dom).get(number);
  }

  private static List<Element> signatures(Document dom) {
    List<Element> signatures = new ArrayList<>();
    for (Node n = dom.getDocumentElement().getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e
          && DSIG.equals(e.getNamespaceURI())
          && e.getLocalName().equals("Signature")) {
        signatures.add(e);
      }
    }
    return signatures;
  }

  private static List<X509Certificate> carried(Element signature) {
    List<X509Certificate> certificates = new ArrayList<>();
    NodeList nodes = signature.getElementsByTagNameNS(DSIG, "X509Certificate");
    for (int i = 0; i < nodes.getLength(); i++) {
      try {
        byte[] der = Base64.getMimeDecoder().decode(nodes.item(i).getTextContent().strip());
        certificates.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
      } catch (CertificateException | IllegalArgumentException e) {
        // An unreadable certificate is the same as none: the grade says so.
        continue;
      }
    }
    return certificates;
  }

  private static void strip(Document dom) {
    for (Node n = dom.getFirstChild(); n != null; ) {
      Node next = n.getNextSibling();
      if (n.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        dom.removeChild(n);
      }
      n = next;
    }
    stripSpace(dom.getDocumentElement());
  }

  private static void stripSpace(Element element) {
    boolean hasElements = false;
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      hasElements |= n instanceof Element;
    }
    for (Node n = element.getFirstChild(); n != null; ) {
      Node next = n.getNextSibling();
      if (n instanceof Element child) {
        stripSpace(child);
      } else if (hasElements && n.getNodeType() == Node.TEXT_NODE && n.getNodeValue().isBlank()) {
        element.removeChild(n);
      }
      n = next;
    }
  }

  private static Document parse(byte[] document) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(XmlGate.source(document));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser lacks its own features", e);
    }
  }

  private static SignatureVerdict verdict(Grade grade, String reason, X509Certificate certificate) {
    return new SignatureVerdict(
        grade,
        reason == null ? "" : reason,
        certificate == null ? "" : certificate.getSubjectX500Principal().getName());
  }
}
