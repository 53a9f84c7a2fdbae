package io.millrace.executor.operators.match;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;

/**
 * Matches as elements of state: {@code number of the first row (8) | rows until the end, of a
 * complete match, else nothing (4) | for each variable but the first, rows until it begins, all
 * bits flipped (4); 0 where it has not begun}. So the order of bytes is the order in which matches
 * go on.
 */
final class MatchCodes {
  private final int variables;
  private final boolean complete;

  MatchCodes(int variables, boolean complete) {
    this.variables = variables;
    this.complete = complete;
  }

  /** Bytes of each match. */
  int length() {
    return Long.BYTES + (complete ? Integer.BYTES : 0) + (variables - 1) * Integer.BYTES;
  }

  /** Appends a match; row 0 of its key has the number {@code first}. */
  void write(Partial match, long first, SliceWriter out) {
    out.appendLong(first + match.start());
    if (complete) {
      out.appendInt(match.end - match.start());
    }
    for (int i = 1; i < variables; i++) {
      int until = i <= match.variable ? match.from(i, -1) - match.start() : -1;
      out.appendInt(~until);
    }
  }

  Partial read(Slice code, long first, long handle) {
    int start = (int) (Bytes.getLong(code.array, code.offset) - first);
    int at = code.offset + 8;
    int end = -1;
    if (complete) {
      end = start + Bytes.getInt(code.array, at);
      at += 4;
    }
    int[] bounds = new int[variables];
    bounds[0] = start;
    int variable = 0;
    for (int i = 1; i < variables; i++, at += 4) {
      int until = ~Bytes.getInt(code.array, at);
      if (until >= 0) {
        bounds[i] = start + until;
        variable = i;
      }
    }
    return new Partial(bounds, variable, end, handle);
  }
}
