package io.millrace.connectors.format.raw;

import io.millrace.connectors.format.scalar.FlatColumns;
import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.executor.spi.FormatFactory.Encoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes a value a line; NULL is an empty line. */
final class RawEncoder implements Encoder {
  private final DataType type;
  private final Charset charset;
  private final ByteOrder order;
  private final FlatColumns flat = new FlatColumns();
  private final Slice slice = new Slice();

  RawEncoder(DataType type, Charset charset, ByteOrder order) {
    this.type = type;
    this.charset = charset;
    this.order = order;
  }

  @Override
  public void encode(Batch batch, int position, SliceWriter out) {
    Column column = flat.of(batch)[0];
    if (!column.isNull(position)) {
      append(column, position, out);
    }
    out.append((byte) '\n');
  }

  private void append(Column column, int position, SliceWriter out) {
    if (column instanceof BytesColumn bytes) {
      bytes.get(position, slice);
      if (type instanceof CharacterType && !charset.equals(StandardCharsets.UTF_8)) {
        byte[] encoded = slice.toString().getBytes(charset);
        out.append(encoded, 0, encoded.length);
      } else {
        out.append(slice);
      }
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(order);
    if (type instanceof BooleanType) {
      buffer.put((byte) ((IntColumn) column).get(position));
    } else if (type instanceof FloatingType floating) {
      double value = ((DoubleColumn) column).get(position);
      if (floating.single()) {
        buffer.putFloat((float) value);
      } else {
        buffer.putDouble(value);
      }
    } else {
      switch (((IntegralType) type).width()) {
        case TINYINT -> buffer.put((byte) ((IntColumn) column).get(position));
        case SMALLINT -> buffer.putShort((short) ((IntColumn) column).get(position));
        case INT -> buffer.putInt(((IntColumn) column).get(position));
        case BIGINT -> buffer.putLong(((LongColumn) column).get(position));
      }
    }
    out.append(buffer.array(), 0, buffer.position());
  }
}
