package io.millrace.connectors.format.scalar;

/** How timestamps are spelled. */
public enum TimestampStyle {
  /** {@code 2020-12-30 12:13:14.123}, and with {@code Z} at the end for TIMESTAMP_LTZ. */
  SQL(' '),
  /** {@code 2020-12-30T12:13:14.123}, and with {@code Z} at the end for TIMESTAMP_LTZ. */
  ISO_8601('T');

  final byte separator;

  TimestampStyle(char separator) {
    this.separator = (byte) separator;
  }

  String example(boolean local) {
    return "'2020-12-30" + (char) separator + "12:13:14.123" + (local ? "Z'" : "'");
  }
}
