package io.millrace.data.batch;

/** What a row of a changelog does; the byte in a batch is {@link #code()}. */
public enum RowKind {
  INSERT("+I"),
  UPDATE_BEFORE("-U"),
  UPDATE_AFTER("+U"),
  DELETE("-D");

  /** Bytes of the kinds, for hot paths: even codes add a row, odd codes take one away. */
  public static final byte I = 0;

  public static final byte UB = 1;
  public static final byte UA = 2;
  public static final byte D = 3;

  private static final RowKind[] KINDS = values();

  private final String symbol;

  RowKind(String symbol) {
    this.symbol = symbol;
  }

  public byte code() {
    return (byte) ordinal();
  }

  /** {@code +I}, {@code -U}, {@code +U} or {@code -D}. */
  public String symbol() {
    return symbol;
  }

  public static RowKind of(byte code) {
    return KINDS[code];
  }

  /** Whether a row of this kind takes a row away: -U and -D. */
  public static boolean isRetraction(byte code) {
    return (code & 1) != 0;
  }
}
