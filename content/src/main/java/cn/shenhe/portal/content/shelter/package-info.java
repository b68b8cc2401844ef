/**
 * Emergency shelters: which one is right for me, now, and who says so.
 *
 * <p>Owns shelters with every attribute's source and date, their opening and occupancy history, the
 * streets of the district, import and export of shelter lists, and the search for the nearest
 * suitable one. Must not contain warnings (a warned area comes in as a {@link
 * cn.shenhe.portal.content.shelter.GeoPolygon}), pages, or the name of any responsible person in a
 * public answer. Start at {@link cn.shenhe.portal.content.shelter.ShelterDirectory}; then {@link
 * cn.shenhe.portal.content.shelter.ShelterSheet} (what is known), {@link
 * cn.shenhe.portal.content.shelter.ShelterIndex} (the nearest) and {@link
 * cn.shenhe.portal.content.shelter.ImportPlan} (the account of every row). May import the base
 * package {@code content}, {@code content.search}, the narrow Jakarta APIs, fastexcel and
 * commons-compress.
 */
package cn.shenhe.portal.content.shelter;
