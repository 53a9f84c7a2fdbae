package io.millrace.executor.operators.match;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.util.List;

/**
 * What is kept of a key with few rows, as bytes: {@code number of rows (4) | number of matches so
 * far (4) | for each row: time (8), length (4), row | matches so far, then complete ones}, the
 * latter as {@link MatchCodes} with row 0 as the first one. Nothing at all is no bytes.
 */
final class KeptFew {
  /** Rows of a key that has few, mostly; and the bytes it may have before it takes more. */
  static final int ROWS = 32;

  static final int BYTES = 4096;

  private static final int HEAD = 8;

  private final MatchCodes partialCodes;
  private final MatchCodes completeCodes;
  private final Slice code = new Slice();
  private final SliceWriter out = new SliceWriter();
  private Slice kept;
  private int at;

  KeptFew(MatchCodes partialCodes, MatchCodes completeCodes) {
    this.partialCodes = partialCodes;
    this.completeCodes = completeCodes;
  }

  /** How many rows are kept. */
  static int rows(Slice kept) {
    return kept.length == 0 ? 0 : Bytes.getInt(kept.array, kept.offset);
  }

  /** Begins to read; the slice must stay as it is. */
  int open(Slice kept) {
    this.kept = kept;
    at = kept.offset + HEAD;
    return rows(kept);
  }

  /** Points {@code target} at the next row; returns its time. */
  long nextRow(Slice target) {
    long time = Bytes.getLong(kept.array, at);
    int length = Bytes.getInt(kept.array, at + Long.BYTES);
    at += Long.BYTES + Integer.BYTES;
    target.set(kept.array, at, length);
    at += length;
    return time;
  }

  /** Reads the matches, which stand behind the rows. */
  void readMatches(List<Partial> partial, List<Partial> complete) {
    if (kept.length == 0) {
      return;
    }
    int many = Bytes.getInt(kept.array, kept.offset + Integer.BYTES);
    int end = kept.offset + kept.length;
    while (at < end) {
      MatchCodes codes = partial.size() < many ? partialCodes : completeCodes;
      code.set(kept.array, at, codes.length());
      at += codes.length();
      (partial.size() < many ? partial : complete).add(codes.read(code, 0, -1));
    }
  }

  /** Begins to write. */
  void begin(int rows, int matches) {
    out.truncate(0);
    out.appendInt(rows);
    out.appendInt(matches);
  }

  void addRow(long time, Slice row) {
    out.appendLong(time);
    out.appendInt(row.length);
    out.append(row);
  }

  /**
   * Adds the matches so far, then the complete ones.
   *
   * @param first the row that was written first
   */
  void addMatches(List<Partial> partial, List<Partial> complete, int first) {
    for (int i = 0; i < partial.size(); i++) {
      partialCodes.write(partial.get(i), -first, out);
    }
    for (int i = 0; i < complete.size(); i++) {
      completeCodes.write(complete.get(i), -first, out);
    }
  }

  /** Nothing is kept. */
  void clear() {
    out.truncate(0);
  }

  /** What was written. */
  SliceWriter written() {
    return out;
  }
}
