/**
 * Shelters on the screen and on the wire: the public pages under {@code /shelter}, the open data
 * under {@code /api/v1} and {@code /api/v1/ogc/features}, the demonstration loader.
 *
 * <p>Owns addresses, links to foreign map services, the sketch map, the pack for times without a
 * network and QR codes. Must not contain rules about shelters: those are in {@code
 * content.shelter}. Start at {@link cn.shenhe.portal.web.content.shelter.SheltersView}. May import
 * {@code content.shelter}, the public answers of {@code content.warning} and {@code
 * content.courseware}, {@code web.start}, {@code web.shell}, Faces, JAX-RS and zxing.
 */
package cn.shenhe.portal.web.content.shelter;
