package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * A page that had the sitting open before another one took it over, and how far its journal had
 * come then. It may still deliver what it had written down; it opens nothing and hands nothing in.
 */
@Entity
@Table(name = "sitting_device")
@IdClass(FencedDevice.Key.class)
public class FencedDevice {

  /** The primary key as JPA wants it. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    public long sittingId;
    public int epoch;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.sittingId == sittingId && key.epoch == epoch;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(sittingId) * 31 + epoch;
    }
  }

  @Id
  @Column(name = "sitting_id")
  private long sittingId;

  @Id private int epoch;

  @Column(name = "token_hash")
  private String tokenHash;

  private String anchor;

  @Column(name = "client_seq")
  private int clientSeq;

  @Column(name = "client_hash")
  private String clientHash;

  @Column(name = "client_at")
  private Instant clientAt;

  private String address;
  private String agent;

  protected FencedDevice() {}

  /** A device as it stands in the database, in the order of {@link #fill}. */
  FencedDevice(ResultSet row) throws SQLException {
    tokenHash = row.getString(1);
    anchor = row.getString(2);
    clientSeq = row.getInt(3);
    clientHash = row.getString(4);
    clientAt = row.getTimestamp(5).toInstant();
    address = row.getString(6);
    agent = row.getString(7);
    sittingId = row.getLong(8);
    epoch = row.getInt(9);
  }

  void fill(PreparedStatement statement) throws SQLException {
    statement.setString(1, tokenHash);
    statement.setString(2, anchor);
    statement.setInt(3, clientSeq);
    statement.setString(4, clientHash);
    statement.setTimestamp(5, Timestamp.from(clientAt));
    statement.setString(6, address);
    statement.setString(7, agent);
    statement.setLong(8, sittingId);
    statement.setInt(9, epoch);
  }

  FencedDevice(
      long sittingId,
      int epoch,
      String tokenHash,
      String anchor,
      Journal journal,
      String address,
      String agent) {
    this.sittingId = sittingId;
    this.epoch = epoch;
    this.tokenHash = tokenHash;
    this.anchor = anchor;
    this.address = address;
    this.agent = agent;
    moveTo(journal);
  }

  Journal journal() {
    return new Journal(epoch, clientSeq, clientHash, clientAt);
  }

  void moveTo(Journal journal) {
    clientSeq = journal.seq();
    clientHash = journal.hash();
    clientAt = journal.at();
  }

  int epoch() {
    return epoch;
  }

  String tokenHash() {
    return tokenHash;
  }
}
