package io.millrace.data.type;

/** How the values of a type are laid out in a column, a key, and a state row. */
public enum PhysicalKind {
  /**
   * One {@code int}: BOOLEAN (0 or 1), TINYINT, SMALLINT, INT, DATE (days since 1970-01-01), TIME
   * (milliseconds of the day), INTERVAL YEAR TO MONTH (months).
   */
  INT,
  /**
   * One {@code long}: BIGINT, DECIMAL up to 18 digits (unscaled), TIMESTAMP and TIMESTAMP_LTZ up to
   * precision 3 (milliseconds since the epoch), INTERVAL DAY TO SECOND (milliseconds).
   */
  LONG,
  /** One {@code double}: DOUBLE, and FLOAT (every value is exactly a {@code float}). */
  DOUBLE,
  /**
   * Two {@code long}s, high and low: DECIMAL of 19 to 38 digits (128-bit two's complement,
   * unscaled); TIMESTAMP and TIMESTAMP_LTZ above precision 3 (high = milliseconds since the epoch,
   * low = nanoseconds within that millisecond, 0..999999).
   */
  LONG_PAIR,
  /** Bytes: CHAR, VARCHAR, STRING (UTF-8), BINARY, VARBINARY, BYTES, VARIANT. */
  BYTES,
  /** One column a field. */
  ROW,
  /** Offsets into an element column. */
  ARRAY,
  /** Offsets into a key and a value column: MAP; MULTISET is a MAP of element to INT NOT NULL. */
  MAP,
  /** The type of a bare NULL; held as an INT column in which every row is NULL. */
  NULL;

  /** Whether values are made of other values: ROW, ARRAY, MAP. */
  public boolean isNested() {
    return this == ROW || this == ARRAY || this == MAP;
  }
}
