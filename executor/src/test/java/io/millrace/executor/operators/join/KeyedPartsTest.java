package io.millrace.executor.operators.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.operators.rows.Gather;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyedPartsTest {
  private static final DataType BIGINT = Types.BIGINT;
  private static final DataType PRESENT = BIGINT.withNullable(false);

  private final Column a = new LongColumn(2, new long[] {1, 2}, null);
  private final Column b = new LongColumn(2, new long[] {10, 20}, null);
  private final Column c = new LongColumn(2, new long[] {-7, 0}, null);

  /** A column that stands in the key twice, and keys that are nullable where the column is not. */
  @Test
  void columnsOfBothPartsComeToTheirPlaces() {
    List<DataType> keyTypes = List.of(BIGINT, BIGINT, PRESENT);
    KeyEncoding rest = KeyEncoding.of(List.of(PRESENT));
    KeyedParts parts = new KeyedParts(keyTypes, List.of(2, 0, 2), rest, new int[] {1});
    ColumnBuilder[] out = Gather.builders(List.of(PRESENT, PRESENT, PRESENT), 2);
    ColumnBuilder[] others = Gather.builders(List.of(PRESENT, PRESENT, PRESENT), 2);
    for (int i = 0; i < 2; i++) {
      Slice key = encode(keyTypes, new Column[] {c, a, c}, rest, new Column[] {b}, i);
      parts.read(key, out);
      parts.read(key, others);
    }
    for (ColumnBuilder[] read : List.of(out, others)) {
      Column[] columns = Gather.build(read);
      assertArrayEquals(new long[] {1, 2}, ((LongColumn) columns[0]).values());
      assertArrayEquals(new long[] {10, 20}, ((LongColumn) columns[1]).values());
      assertArrayEquals(new long[] {-7, 0}, ((LongColumn) columns[2]).values());
    }
  }

  @Test
  void aRowMayBeNothingButItsKey() {
    KeyEncoding rest = KeyEncoding.of(List.of());
    KeyedParts parts = new KeyedParts(List.of(BIGINT), List.of(0), rest, new int[0]);
    ColumnBuilder[] out = Gather.builders(List.of(BIGINT), 1);
    Column nothing = new LongColumn(1, new long[1], new long[] {1});
    parts.read(encode(List.of(BIGINT), new Column[] {nothing}, rest, new Column[0], 0), out);
    assertTrue(Gather.build(out)[0].isNull(0));
  }

  private static Slice encode(
      List<DataType> keyTypes, Column[] keys, KeyEncoding rest, Column[] others, int row) {
    SliceWriter bytes = new SliceWriter();
    KeyEncoding.of(keyTypes).encode(keys, row, bytes);
    Slice key = new Slice().set(bytes.array(), 0, bytes.length());
    rest.encode(others, row, bytes);
    return key.set(bytes.array(), 0, key.length);
  }
}
