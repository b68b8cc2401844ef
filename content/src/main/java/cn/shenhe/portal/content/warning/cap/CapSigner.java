package cn.shenhe.portal.content.warning.cap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Puts an enveloped signature on CAP documents: who gets one from us can tell that it is what we
 * gave out. It says nothing about the issuer, whose own signature covered the issuer's own bytes.
 *
 * <p>The whole document is signed with SHA-256 and the certificates are carried along, which is
 * what {@link SignatureCheck} calls strict. Source: OASIS CAP 1.2, section 3.3.4.1; W3C XML
 * Signature Syntax and Processing 1.1.
 */
public final class CapSigner {

  private static final int PEM_LINE = 64;

  private final PrivateKey key;
  private final List<X509Certificate> certificates;

  private CapSigner(PrivateKey key, List<X509Certificate> certificates) {
    this.key = key;
    this.certificates = List.copyOf(certificates);
  }

  /**
   * Takes the first secret key of a PKCS#12 file and its certificates.
   *
   * @throws GeneralSecurityException when there is none, or it is neither RSA nor of a curve
   * @throws IOException when the file cannot be read or the password is wrong
   */
  public static CapSigner of(InputStream pkcs12, char[] password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(pkcs12, password);
    for (String alias : Collections.list(store.aliases())) {
      if (!store.isKeyEntry(alias)) {
        continue;
      }
      PrivateKey key = (PrivateKey) store.getKey(alias, password);
      if (!key.getAlgorithm().equals("RSA") && !key.getAlgorithm().equals("EC")) {
        throw new GeneralSecurityException("a key that does not sign: " + key.getAlgorithm());
      }
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : store.getCertificateChain(alias)) {
        chain.add((X509Certificate) certificate);
      }
      return new CapSigner(key, chain);
    }
    throw new GeneralSecurityException("no secret key in the file");
  }

  /** The certificate of the key first, then those who vouch for it. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** The same as PEM text. */
  public String pem() {
    StringBuilder text = new StringBuilder();
    Base64.Encoder lines =
        Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    try {
      for (X509Certificate certificate : certificates) {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(lines.encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
    return text.toString();
  }

  /**
   * @param document well-formed CAP in UTF-8, without a signature
   * @return the same with one, in UTF-8
   */
  public byte[] sign(byte[] document) {
    try {
      Document dom = parse(document);
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      SignedInfo signed =
          factory.newSignedInfo(
              factory.newCanonicalizationMethod(
                  CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
              factory.newSignatureMethod(method(), null),
              List.of(
                  factory.newReference(
                      "",
                      factory.newDigestMethod(DigestMethod.SHA256, null),
                      List.of(
                          factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                          factory.newTransform(
                              CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                      null,
                      null)));
      KeyInfoFactory infos = factory.getKeyInfoFactory();
      KeyInfo info = infos.newKeyInfo(List.of(infos.newX509Data(certificates)));
      factory.newXMLSignature(signed, info).sign(new DOMSignContext(key, dom.getDocumentElement()));
      return write(dom);
    } catch (GeneralSecurityException
        | MarshalException
        | XMLSignatureException
        | SAXException
        | IOException
        | TransformerException e) {
      throw new IllegalStateException("a document of our own could not be signed", e);
    }
  }

  private String method() {
    return key.getAlgorithm().equals("EC")
        ? SignatureMethod.ECDSA_SHA256
        : SignatureMethod.RSA_SHA256;
  }

  private static Document parse(byte[] document) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser lacks its own features", e);
    }
  }

  private static byte[] write(Document dom) throws TransformerException {
    Transformer plain = TransformerFactory.newDefaultInstance().newTransformer();
    plain.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
    plain.setOutputProperty(OutputKeys.INDENT, "no");
    dom.setXmlStandalone(true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    plain.transform(new DOMSource(dom), new StreamResult(out));
    return out.toByteArray();
  }
}
