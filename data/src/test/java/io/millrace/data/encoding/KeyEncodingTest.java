package io.millrace.data.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.column.JavaValues;
import io.millrace.data.sample.Samples;
import io.millrace.data.sample.SqlOrder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyEncodingTest {
  private static final int ROWS = 40;

  private static String hex(DataType type, Object value) {
    SliceWriter out = new SliceWriter();
    KeyEncoding.of(List.of(type)).encode(new Column[] {Columns.of(type, value)}, 0, out);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @Test
  void unsignedByteOrderIsSqlOrder() {
    for (int seed = 0; seed < 300; seed++) {
      Samples samples = new Samples(seed);
      DataType first = samples.type(2);
      DataType second = samples.type(1);
      List<Object> rows = new ArrayList<>();
      List<Object> lefts = samples.values(first, ROWS);
      List<Object> rights = samples.values(second, ROWS);
      for (int i = 0; i < ROWS; i++) {
        if (i % 3 == 1) {
          lefts.set(i, lefts.get(i - 1));
        }
        rows.add(Arrays.asList(lefts.get(i), rights.get(i)));
      }
      Column[] columns = {samples.column(first, lefts), samples.column(second, rights)};
      KeyBatch keys = new KeyBatch(128);
      KeyEncoding.of(List.of(first, second)).encode(columns, null, ROWS, keys);
      for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < ROWS; j++) {
          int expected = Integer.signum(SqlOrder.INSTANCE.compare(rows.get(i), rows.get(j)));
          int actual = keys.key(i, new Slice()).compareTo(keys.key(j, new Slice()));
          String about = first + ", " + second + ": " + rows.get(i) + " and " + rows.get(j);
          assertEquals(expected, Integer.signum(actual), about);
        }
      }
    }
  }

  @Test
  void bulkAndSingleAgreeAndDecode() {
    for (int seed = 0; seed < 300; seed++) {
      Samples samples = new Samples(seed);
      List<DataType> types = List.of(samples.type(2), samples.type(0), samples.type(1));
      Column[] columns = new Column[3];
      for (int i = 0; i < 3; i++) {
        columns[i] = samples.column(types.get(i), samples.values(types.get(i), ROWS));
      }
      int[] selection = {1, 2, 5, 30, 39};
      KeyEncoding encoding = KeyEncoding.of(types);
      KeyBatch keys = new KeyBatch(128);
      Batch batch = Batch.of(ROWS, columns).withSelection(selection, 5);
      encoding.encode(batch, new int[] {0, 1, 2}, keys);
      assertEquals(5, keys.size());
      ColumnBuilder[] builders =
          types.stream().map(t -> ColumnBuilder.of(t, 1)).toArray(ColumnBuilder[]::new);
      for (int i = 0; i < 5; i++) {
        SliceWriter out = new SliceWriter();
        encoding.encode(columns, selection[i], out);
        Slice key = keys.key(i, new Slice());
        assertEquals(out.view(new Slice()), key);
        assertEquals(keys.offsets()[i + 1], encoding.decode(keys.bytes(), key.offset, builders));
        assertEquals(Bytes.hash(key.array, key.offset, key.length), keys.hashes()[i]);
        assertEquals(KeyGroups.of(keys.hashes()[i], 128), keys.keyGroups()[i]);
      }
      for (int c = 0; c < 3; c++) {
        Column decoded = builders[c].build();
        for (int i = 0; i < 5; i++) {
          Object expected = JavaValues.get(types.get(c), columns[c], selection[i]);
          Object actual = JavaValues.get(types.get(c), decoded, i);
          assertEquals(0, SqlOrder.INSTANCE.compare(expected, actual), types.get(c).toString());
        }
      }
    }
  }

  @Test
  void theBytesOfVersionOneNeverChange() {
    DataType bigint = Types.BIGINT;
    assertEquals("018000000000000001", hex(bigint, 1L));
    assertEquals("000000000000000000", hex(bigint, null));
    assertEquals("7fffffffffffffff", hex(bigint.withNullable(false), -1L));
    assertEquals("0180000001", hex(Types.BOOLEAN, true));
    assertEquals("018000000000000000", hex(Types.DOUBLE, -0.0));
    assertEquals("01fff8000000000000", hex(Types.DOUBLE, Double.NaN));
    assertEquals("01610101010200", hex(Types.STRING, "a\0\1"));
    assertEquals("0100", hex(Types.STRING, ""));
    assertEquals("00", hex(Types.STRING, null));
    assertEquals(
        "01" + "0101" + "80000001" + "0100" + "00000000" + "00",
        hex(Types.array(Types.INT), listOf(1, null)));
    assertEquals(8, KeyEncoding.of(List.of(bigint.withNullable(false))).fixedWidth());
    assertEquals(-1, KeyEncoding.of(List.of(bigint, Types.STRING)).fixedWidth());
    assertEquals(0x305ac3eb, Bytes.hash(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, 9));
  }

  /** Tables place rows by the lowest bits of the hash, tasks by the highest. */
  @Test
  void hashesOfNeighboursSpread() {
    int places = 1 << 10;
    for (int length = 1; length <= 24; length++) {
      int count = length == 1 ? 256 : 4 * places;
      Set<Integer> low = new HashSet<>();
      Set<Integer> high = new HashSet<>();
      byte[] key = new byte[length];
      for (int i = 0; i < count; i++) {
        key[length - 1] = (byte) i;
        if (length > 1) {
          key[length - 2] = (byte) (i >>> 8);
        }
        int hash = Bytes.hash(key, 0, length);
        low.add(hash & places - 1);
        high.add(hash >>> 22);
      }
      // Thrown at random, four for each place leave 2 % of the places empty.
      int least = length == 1 ? 200 : places * 95 / 100;
      assertTrue(low.size() > least, length + " bytes: lowest bits take " + low.size());
      assertTrue(high.size() > least, length + " bytes: highest bits take " + high.size());
    }
  }

  private static List<Object> listOf(Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void noColumnsNoRowsAndForbiddenNulls() {
    KeyBatch keys = new KeyBatch(128);
    KeyEncoding.of(List.of()).encode(new Column[0], null, 3, keys);
    assertEquals(3, keys.size());
    assertEquals(0, keys.key(2, new Slice()).length);
    KeyEncoding strings = KeyEncoding.of(List.of(Types.STRING));
    strings.encode(new Column[] {Columns.empty(Types.STRING)}, null, 0, keys);
    assertEquals(0, keys.size());
    KeyEncoding strict = KeyEncoding.of(List.of(Types.INT.withNullable(false)));
    Column[] nulls = {Columns.nulls(Types.INT, 1)};
    assertThrows(IllegalStateException.class, () -> strict.encode(nulls, null, 1, keys));
    keys.clear();
    keys.add(new byte[] {9, 8}, 1, 1);
    keys.add(new byte[] {9, 8}, 0, 2);
    assertArrayEquals(new byte[] {9, 8}, keys.key(1, new Slice()).toByteArray());
  }

  @Test
  void keyGroupRangesPartitionAllGroups() {
    for (int max : new int[] {1, 7, 128, 32768}) {
      for (int parallelism = 1; parallelism <= Math.min(max, 9); parallelism++) {
        int next = 0;
        for (int task = 0; task < parallelism; task++) {
          assertEquals(next, KeyGroups.start(task, parallelism, max));
          next = KeyGroups.end(task, parallelism, max);
          for (int group = KeyGroups.start(task, parallelism, max); group < next; group++) {
            assertEquals(task, KeyGroups.owner(group, parallelism, max));
          }
        }
        assertEquals(max, next);
      }
      assertEquals(max - 1, KeyGroups.of(-1, max));
      assertEquals(0, KeyGroups.of(0, max));
    }
    assertEquals(128, KeyGroups.defaultMaxParallelism(1));
    assertEquals(256, KeyGroups.defaultMaxParallelism(100));
    assertEquals(32768, KeyGroups.defaultMaxParallelism(1 << 20));
  }
}
