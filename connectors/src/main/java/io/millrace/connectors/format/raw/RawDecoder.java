package io.millrace.connectors.format.raw;

import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.connectors.format.scalar.Utf8;
import io.millrace.connectors.format.scalar.ValueText;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleBuilder;
import io.millrace.data.column.IntBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.executor.spi.FormatFactory.Decoded;
import io.millrace.executor.spi.FormatFactory.Decoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines, each of which is a value.
 *
 * @param unused whether nobody needs the value
 */
record RawDecoder(Field column, DataType type, Charset charset, ByteOrder order, boolean unused)
    implements Decoder {

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
    int from = record.offset;
    int to = from + record.length;
    if (to > from && record.array[to - 1] == '\n') {
      to--;
    }
    try {
      if (!unused) {
        append(record.array, from, to, out.column(0));
      }
    } catch (BadValue e) {
      throw ValueText.error(column.name(), e, record.array, from, to);
    }
    out.endRow();
    return Decoded.ROWS;
  }

  private void append(byte[] bytes, int from, int to, ColumnBuilder out) {
    if (type instanceof CharacterType) {
      appendText(bytes, from, to, (BytesBuilder) out);
      return;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, to - from).order(order);
    if (type instanceof BooleanType) {
      ((IntBuilder) out).append(sized(buffer, 1).get() != 0 ? 1 : 0);
    } else if (type instanceof IntegralType integral) {
      switch (integral.width()) {
        case TINYINT -> ((IntBuilder) out).append(sized(buffer, 1).get());
        case SMALLINT -> ((IntBuilder) out).append(sized(buffer, 2).getShort());
        case INT -> ((IntBuilder) out).append(sized(buffer, 4).getInt());
        case BIGINT -> ((LongBuilder) out).append(sized(buffer, 8).getLong());
      }
    } else if (type instanceof FloatingType floating) {
      ((DoubleBuilder) out)
          .append(floating.single() ? sized(buffer, 4).getFloat() : sized(buffer, 8).getDouble());
    } else {
      ((BytesBuilder) out).append(bytes, from, to - from);
    }
  }

  private ByteBuffer sized(ByteBuffer buffer, int bytes) {
    if (buffer.remaining() != bytes) {
      throw new BadValue(type.sql() + " in " + bytes + (bytes == 1 ? " byte" : " bytes"));
    }
    return buffer;
  }

  private void appendText(byte[] bytes, int from, int to, BytesBuilder out) {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      out.append(new String(bytes, from, to - from, charset));
      return;
    }
    if (!Utf8.isValid(bytes, from, to)) {
      throw new BadValue("text in UTF-8");
    }
    out.append(bytes, from, to - from);
  }
}
