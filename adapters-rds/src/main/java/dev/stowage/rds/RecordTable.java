package dev.stowage.rds;

import java.util.Locale;

/** The tables of records, and what their rows hold. */
enum RecordTable {
  /** Short links. */
  LINK("octet_length(id) + octet_length(target)" + Sizes.EXPIRY, Sizes.STAMP),
  /** Pastes; the length of long content is known without reading it. */
  PASTE(
      "octet_length(id) + octet_length(content) + coalesce(octet_length(title), 0)"
          + " + coalesce(octet_length(language), 0)"
          + Sizes.EXPIRY,
      Sizes.STAMP + 1),
  /** Counters. */
  COUNTER("octet_length(name) + 8", Long.BYTES);

  /** What the expressions share. */
  private static final class Sizes {

    static final String EXPIRY = " + CASE WHEN expires IS NULL THEN 0 ELSE 8 END";

    /** Write id, time of creation, hash of the token. */
    static final int STAMP = 8 + 8 + 32;

    private Sizes() {}
  }

  private final String logicalBytes;
  private final int addedBytes;

  RecordTable(String logicalBytes, int addedBytes) {
    this.logicalBytes = logicalBytes;
    this.addedBytes = addedBytes;
  }

  /** The table with its schema, as a statement names it. */
  String in(RdsConfig config) {
    return config.table(name().toLowerCase(Locale.ROOT));
  }

  /** An expression on a row: the bytes of the record without any encoding. */
  String logicalBytes() {
    return logicalBytes;
  }

  /** How many bytes the values of a row have beside those. */
  int addedBytes() {
    return addedBytes;
  }
}
