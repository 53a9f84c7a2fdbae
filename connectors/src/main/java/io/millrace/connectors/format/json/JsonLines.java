package io.millrace.connectors.format.json;

import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.connectors.format.scalar.ValueText;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.spi.FormatFactory.Decoded;
import io.millrace.executor.spi.FormatFactory.Decoder;

/** Records of which each is a line of JSON. */
public final class JsonLines implements Decoder {
  private final JsonCursor cursor = new JsonCursor();
  private final Slice word = new Slice();
  private final Line line;
  private final boolean ignoreErrors;

  /** Takes the rows out of a line. */
  @FunctionalInterface
  public interface Line {
    /** Reads the value at the cursor, of which there is one, and ends the rows. */
    void read(JsonCursor in, BatchBuilder out);
  }

  public JsonLines(Line line, boolean ignoreErrors) {
    this.line = line;
    this.ignoreErrors = ignoreErrors;
  }

  @Override
  public int recordEnd(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
    }
    return -1;
  }

  @Override
  public Decoded decode(Slice record, BatchBuilder out) {
    int rows = out.rows();
    cursor.set(record.array, record.offset, record.offset + record.length);
    int first = cursor.peek();
    if (first == 0) {
      return Decoded.EMPTY;
    }
    try {
      if (first == 'n') {
        cursor.readWord("null", word);
      } else {
        line.read(cursor, out);
      }
      cursor.requireEnd();
      return first == 'n' ? Decoded.EMPTY : Decoded.ROWS;
    } catch (MalformedJson | BadValue | MillraceException e) {
      out.truncate(rows);
      if (ignoreErrors) {
        return Decoded.SKIPPED;
      }
      throw error(e, record);
    }
  }

  private static MillraceException error(RuntimeException e, Slice record) {
    if (e instanceof MillraceException complete) {
      return complete;
    }
    int end = record.offset + record.length;
    int shown = end > record.offset && record.array[end - 1] == '\n' ? end - 1 : end;
    String text = ValueText.quote(record.array, record.offset, shown);
    return MillraceException.deterministic(
        e instanceof BadValue
            ? "expected " + e.getMessage() + ", but the record is " + text
            : e.getMessage() + ", in " + text,
        e);
  }
}
