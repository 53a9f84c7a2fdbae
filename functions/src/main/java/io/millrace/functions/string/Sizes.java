package io.millrace.functions.string;

import io.millrace.data.error.MillraceException;

/** Limits of what a function may produce. */
final class Sizes {
  private static final int LARGEST_BYTES = 256 << 20;

  private Sizes() {}

  /** The same number as an int; an error if a value of a row would not fit in memory. */
  static int bytes(long size, String function) {
    if (size > LARGEST_BYTES) {
      throw MillraceException.deterministic(
          function + " would make a string of " + size + " bytes, more than " + LARGEST_BYTES);
    }
    return (int) size;
  }
}
