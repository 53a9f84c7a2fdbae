package io.millrace.connectors.format.csv;

import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.connectors.format.scalar.ScalarReader;
import io.millrace.connectors.format.scalar.ValueText;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.FormatFactory.Decoded;
import io.millrace.executor.spi.FormatFactory.Decoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads rows straight from bytes into columns; fields of columns that nobody needs are skipped. */
final class CsvDecoder implements Decoder {
  private static final int END = -1;

  private final CsvOptions options;
  private final int fieldCount;

  /** For each field of a row the column it goes to, or -1. */
  private final int[] targets;

  private final List<Field> columns;
  private final ScalarReader[] readers;
  private final SliceWriter unescaped = new SliceWriter();

  /** Where the next field begins, or {@link #END}. */
  private int next;

  CsvDecoder(List<Field> physical, List<Field> columns, CsvOptions options) {
    this.options = options;
    this.columns = columns;
    fieldCount = physical.size();
    targets = new int[fieldCount];
    for (int i = 0; i < fieldCount; i++) {
      targets[i] = columns.indexOf(physical.get(i));
    }
    readers =
        columns.stream().map(f -> CsvValue.reader(f.type(), options)).toArray(ScalarReader[]::new);
  }

  @Override
  public int headerRecords() {
    return options.ignoreFirstLine ? 1 : 0;
  }

  @Override
  public int recordEnd(byte[] bytes, int from, int to) {
    int at = from;
    boolean comment = options.comments && from < to && bytes[from] == '#';
    if (options.quote < 0 && options.escape < 0 || comment) {
      while (at < to && bytes[at] != '\n') {
        at++;
      }
      return at < to ? at + 1 : -1;
    }
    boolean start = true;
    while (at < to) {
      byte b = bytes[at];
      if (b == '\n') {
        return at + 1;
      }
      if (b == options.escape) {
        at += 2;
        start = false;
      } else if (start && b == options.quote) {
        at = afterQuoted(bytes, at + 1, to);
        if (at < 0) {
          return -1;
        }
        start = false;
      } else {
        start = b == options.delimiter;
        at++;
      }
    }
    return -1;
  }

  /** The position after the quote that ends a value, or -1 if it does not end. */
  private int afterQuoted(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = bytes[at];
      if (b == options.escape) {
        at += 2;
      } else if (b != options.quote) {
        at++;
      } else if (at + 1 < to && bytes[at + 1] == options.quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }

  @Override
  public Decoded decode(Slice record, BatchBuilder out) {
    byte[] bytes = record.array;
    int from = record.offset;
    int to = from + record.length;
    if (to > from && bytes[to - 1] == '\n') {
      to--;
      to -= to > from && bytes[to - 1] == '\r' ? 1 : 0;
    }
    if (from == to && fieldCount > 1 || options.comments && from < to && bytes[from] == '#') {
      return Decoded.EMPTY;
    }
    try {
      readRow(bytes, from, to, out);
    } catch (MillraceException e) {
      out.abandonRow();
      if (options.ignoreErrors) {
        return Decoded.SKIPPED;
      }
      throw e;
    }
    out.endRow();
    return Decoded.ROWS;
  }

  private void readRow(byte[] bytes, int from, int to, BatchBuilder out) {
    next = from;
    int index = 0;
    while (next != END && index < fieldCount) {
      readField(bytes, next, to, targets[index++], out);
    }
    if (next != END && !options.ignoreTrailing && !(options.trailingComma && next == to)) {
      throw wrongCount(bytes, next, to, index, out);
    }
    if (index < fieldCount) {
      if (options.failOnMissing || !options.ignoreErrors) {
        throw wrongCount(bytes, END, to, index, out);
      }
      for (; index < fieldCount; index++) {
        if (targets[index] >= 0) {
          appendNull(targets[index], out);
        }
      }
    }
  }

  private MillraceException wrongCount(
      byte[] bytes, int at, int to, int counted, BatchBuilder out) {
    int count = counted;
    next = at;
    while (next != END) {
      readField(bytes, next, to, -1, out);
      count++;
    }
    return MillraceException.deterministic(
        "expected " + fieldCount + " fields, but the row has " + count);
  }

  /** Reads the field that begins at {@code from} and sets {@link #next}. */
  private void readField(byte[] bytes, int from, int to, int column, BatchBuilder out) {
    if (from < to && bytes[from] == options.quote) {
      readQuoted(bytes, from + 1, to, column, out);
      return;
    }
    int delimiter = options.delimiter;
    int at = from;
    if (options.escape < 0) {
      while (at < to && bytes[at] != delimiter) {
        at++;
      }
      next = at < to ? at + 1 : END;
      append(bytes, from, at, false, column, out);
      return;
    }
    unescaped.truncate(0);
    while (at < to && bytes[at] != delimiter) {
      at = appendUnescaped(bytes, at, to);
    }
    next = at < to ? at + 1 : END;
    append(unescaped.array(), 0, unescaped.length(), false, column, out);
  }

  private void readQuoted(byte[] bytes, int from, int to, int column, BatchBuilder out) {
    int end = afterQuoted(bytes, from, to);
    if (end < 0) {
      throw MillraceException.deterministic("a quoted value does not end");
    }
    int after = end;
    while (after < to && bytes[after] == ' ' && options.delimiter != ' ') {
      after++;
    }
    if (after < to && bytes[after] != options.delimiter) {
      throw MillraceException.deterministic(
          "expected '"
              + (char) options.delimiter
              + "' after a quoted value, but there is "
              + ValueText.quote(bytes, after, to));
    }
    next = after < to ? after + 1 : END;
    int close = end - 1;
    if (isPlain(bytes, from, close)) {
      append(bytes, from, close, true, column, out);
      return;
    }
    unescaped.truncate(0);
    for (int at = from; at < close; ) {
      if (bytes[at] == options.quote) {
        at++;
      }
      at = appendUnescaped(bytes, at, close);
    }
    append(unescaped.array(), 0, unescaped.length(), true, column, out);
  }

  private boolean isPlain(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == options.quote || bytes[i] == options.escape) {
        return false;
      }
    }
    return true;
  }

  /** Appends the character at {@code at}, escaped or not, and returns where the next one begins. */
  private int appendUnescaped(byte[] bytes, int at, int to) {
    if (bytes[at] != options.escape || at + 1 == to) {
      unescaped.append(bytes[at]);
      return at + 1;
    }
    byte escaped = bytes[at + 1];
    unescaped.append(
        switch (escaped) {
          case 'n' -> (byte) '\n';
          case 'r' -> (byte) '\r';
          case 't' -> (byte) '\t';
          case '0' -> (byte) 0;
          default -> escaped;
        });
    return at + 2;
  }

  private void append(
      byte[] bytes, int from, int to, boolean quoted, int column, BatchBuilder out) {
    if (column < 0) {
      return;
    }
    int start = from;
    int end = to;
    if (options.trim && !quoted) {
      while (start < end && bytes[start] == ' ') {
        start++;
      }
      while (end > start && bytes[end - 1] == ' ') {
        end--;
      }
    }
    if (CsvValue.isNull(bytes, start, end, options)) {
      appendNull(column, out);
      return;
    }
    try {
      readers[column].read(bytes, start, end, out.column(column));
    } catch (BadValue e) {
      if (!options.ignoreErrors) {
        throw badValue(column, e, bytes, start, end);
      }
      ColumnBuilder builder = out.column(column);
      builder.truncate(out.rows());
      appendNull(column, out);
    }
  }

  private MillraceException badValue(int column, BadValue e, byte[] bytes, int from, int to) {
    String name = columns.get(column).name();
    MillraceException error = ValueText.error(name, e, bytes, from, to);
    if (from == to) {
      return error.withHint(
          "To read empty values as NULL set 'csv.empty-string-as-null' = 'true'.");
    }
    String value = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return value.equalsIgnoreCase(name)
        ? error.withHint("To skip a header set 'csv.ignore-first-line' = 'true'.")
        : error;
  }

  private void appendNull(int column, BatchBuilder out) {
    if (!columns.get(column).type().nullable()) {
      throw ValueText.nullError(columns.get(column).name());
    }
    out.column(column).appendNull();
  }
}
