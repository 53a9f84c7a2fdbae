package io.millrace.data.encoding;

/** What stored bytes are to a reader that wants another layout. */
public enum Compatibility {
  /** They are what it would have written. */
  SAME,
  /** It can read them without loss, but would write them otherwise. */
  WIDENED,
  /** It cannot read them. */
  INCOMPATIBLE;

  /** The worse of two. */
  Compatibility and(Compatibility other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
