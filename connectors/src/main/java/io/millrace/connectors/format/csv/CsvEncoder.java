package io.millrace.connectors.format.csv;

import io.millrace.connectors.format.scalar.FlatColumns;
import io.millrace.connectors.format.scalar.ScalarWriter;
import io.millrace.connectors.format.scalar.ScalarWriters;
import io.millrace.connectors.format.scalar.TimestampStyle;
import io.millrace.connectors.format.scalar.ValueText;
import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.RowColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.RowType;
import io.millrace.executor.spi.FormatFactory.Encoder;
import java.util.Arrays;
import java.util.List;

/** Writes rows; quotes what could be misread. NULL is the null literal, or nothing. */
final class CsvEncoder implements Encoder {
  private final List<Field> schema;
  private final CsvOptions options;
  private final ScalarWriter[] writers;
  private final FlatColumns flat = new FlatColumns();

  /** By character: whether a value that has it must be quoted. */
  private final boolean[] special = new boolean[128];

  CsvEncoder(List<Field> schema, CsvOptions options) {
    this.schema = schema;
    this.options = options;
    writers = schema.stream().map(f -> writer(f.type())).toArray(ScalarWriter[]::new);
    special['\n'] = true;
    special['\r'] = true;
    special[options.delimiter] = true;
    if (options.quote >= 0) {
      special[options.quote] = true;
    }
    if (options.escape >= 0) {
      special[options.escape] = true;
    }
  }

  private ScalarWriter writer(DataType type) {
    if (type instanceof ArrayType array) {
      ScalarWriter element = single(array.element());
      return (column, position, out) -> {
        ArrayColumn arrays = (ArrayColumn) column;
        Column elements = arrays.elements().flat();
        int first = arrays.offsets()[position];
        for (int i = first; i < arrays.offsets()[position + 1]; i++) {
          writeElement(element, elements, i, i == first, out);
        }
      };
    }
    if (type instanceof RowType row) {
      ScalarWriter[] fields =
          row.fields().stream().map(f -> single(f.type())).toArray(ScalarWriter[]::new);
      return (column, position, out) -> {
        for (int i = 0; i < fields.length; i++) {
          Column field = ((RowColumn) column).fields().get(i).flat();
          writeElement(fields[i], field, position, i == 0, out);
        }
      };
    }
    return single(type);
  }

  private ScalarWriter single(DataType type) {
    return ScalarWriters.of(type, TimestampStyle.SQL, !options.scientific);
  }

  private void writeElement(
      ScalarWriter writer, Column column, int position, boolean first, SliceWriter out) {
    if (!first) {
      out.append(options.elementDelimiter, 0, options.elementDelimiter.length);
    }
    if (!column.isNull(position)) {
      writer.write(column, position, out);
    } else if (options.nullLiteral != null) {
      out.append(options.nullLiteral, 0, options.nullLiteral.length);
    }
  }

  @Override
  public void header(SliceWriter out) {
    if (!options.writeHeader) {
      return;
    }
    for (int i = 0; i < schema.size(); i++) {
      if (i > 0) {
        out.append((byte) options.delimiter);
      }
      int start = out.length();
      out.append(schema.get(i).name());
      quoteIfNeeded(out, start, i);
    }
    out.append((byte) '\n');
  }

  @Override
  public void encode(Batch batch, int position, SliceWriter out) {
    Column[] columns = flat.of(batch);
    for (int i = 0; i < columns.length; i++) {
      if (i > 0) {
        out.append((byte) options.delimiter);
      }
      if (!columns[i].isNull(position)) {
        int start = out.length();
        writers[i].write(columns[i], position, out);
        quoteIfNeeded(out, start, i);
      } else if (options.nullLiteral != null) {
        out.append(options.nullLiteral, 0, options.nullLiteral.length);
      }
    }
    out.append((byte) '\n');
  }

  private void quoteIfNeeded(SliceWriter out, int start, int column) {
    byte[] bytes = out.array();
    int end = out.length();
    boolean needed =
        end > start
            && (bytes[start] == ' '
                || bytes[end - 1] == ' '
                || options.comments && column == 0 && bytes[start] == '#');
    for (int i = start; i < end && !needed; i++) {
      needed = bytes[i] >= 0 && special[bytes[i]];
    }
    if (needed) {
      quote(out, start, schema.get(column).name());
    }
  }

  private void quote(SliceWriter out, int start, String column) {
    byte[] value = Arrays.copyOfRange(out.array(), start, out.length());
    if (options.quote < 0 && options.escape < 0) {
      if (!hasSpecial(value)) {
        return;
      }
      throw MillraceException.deterministic(
              "column '"
                  + column
                  + "': a value needs quotes, which are disabled: "
                  + ValueText.quote(value, 0, value.length))
          .withHint("Remove 'csv.disable-quote-character' or set 'csv.escape-character'.");
    }
    out.truncate(start);
    appendQuote(out);
    for (byte b : value) {
      if (options.escape >= 0 && (options.quote < 0 ? isSpecial(b) : isQuoteOrEscape(b))) {
        out.append((byte) options.escape);
      } else if (b == options.quote) {
        out.append(b);
      }
      out.append(b);
    }
    appendQuote(out);
  }

  private void appendQuote(SliceWriter out) {
    if (options.quote >= 0) {
      out.append((byte) options.quote);
    }
  }

  private boolean isQuoteOrEscape(byte b) {
    return b == options.quote || b == options.escape;
  }

  private boolean isSpecial(byte b) {
    return b >= 0 && special[b];
  }

  private boolean hasSpecial(byte[] value) {
    for (byte b : value) {
      if (isSpecial(b)) {
        return true;
      }
    }
    return false;
  }
}
