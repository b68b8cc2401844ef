package cn.shenhe.portal.training;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Every moment of this module as a {@code timestamp with time zone}. EclipseLink 4 knows no
 * Instant, and hands back what the driver made of the column: H2 an OffsetDateTime, PostgreSQL a
 * Timestamp.
 */
@Converter(autoApply = true)
public class InstantColumn implements AttributeConverter<Instant, Object> {

  @Override
  public Object convertToDatabaseColumn(Instant moment) {
    return moment == null ? null : Timestamp.from(moment);
  }

  @Override
  public Instant convertToEntityAttribute(Object column) {
    if (column instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    return column instanceof Timestamp moment ? moment.toInstant() : null;
  }
}
