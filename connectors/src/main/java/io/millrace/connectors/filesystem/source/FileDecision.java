package io.millrace.connectors.filesystem.source;

/** What to do with a file that a scan found. */
enum FileDecision {
  /** It is new: read it from its beginning. */
  BEGIN,
  /** Read on from its position. */
  CONTINUE,
  /** Read on, and take what is left at its end as a record although it has no line end. */
  CONTINUE_TO_REST,
  /** There is nothing new in it. */
  SKIP,
  /** It is smaller than what was read of it. */
  SHRANK;

  /**
   * Decides.
   *
   * @param known how far it has been read; null if never
   * @param sizeBytes its size now
   * @param gzip whether bytes of the file are not those of the decoded stream
   * @param quiet whether nobody seems to be writing it any more
   */
  static FileDecision of(FilePosition known, long sizeBytes, boolean gzip, boolean quiet) {
    if (known == null) {
      return BEGIN;
    }
    if (sizeBytes < known.finishedSize() || !gzip && sizeBytes < known.bytes()) {
      return SHRANK;
    }
    if (!known.finished() || sizeBytes > known.finishedSize()) {
      return CONTINUE;
    }
    boolean restHeldBack = !gzip && known.bytes() < sizeBytes;
    return restHeldBack && quiet ? CONTINUE_TO_REST : SKIP;
  }
}
