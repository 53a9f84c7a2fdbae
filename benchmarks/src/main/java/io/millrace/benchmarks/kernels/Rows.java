package io.millrace.benchmarks.kernels;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.DoubleBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Batches of a number, a key, a price and a text of 16 bytes, the same in each run. */
final class Rows {
  static final int COUNT = 1024;
  static final List<Field> SCHEMA =
      List.of(
          new Field("id", Types.BIGINT),
          new Field("k", Types.BIGINT),
          new Field("price", Types.DOUBLE),
          new Field("note", Types.STRING));
  static final List<DataType> TYPES = SCHEMA.stream().map(Field::type).toList();

  private Rows() {}

  /** So many batches, with keys below {@code keys}. */
  static Batch[] batches(int count, int keys) {
    Random random = new Random(7);
    Batch[] batches = new Batch[count];
    BatchBuilder builder = new BatchBuilder(TYPES.toArray(DataType[]::new), COUNT);
    for (int b = 0; b < count; b++) {
      for (int i = 0; i < COUNT; i++) {
        byte[] note = text(random).getBytes(StandardCharsets.UTF_8);
        ((LongBuilder) builder.column(0)).append((long) b * COUNT + i);
        ((LongBuilder) builder.column(1)).append(random.nextInt(keys));
        ((DoubleBuilder) builder.column(2)).append(random.nextInt(100_000) / 100.0);
        ((BytesBuilder) builder.column(3)).append(note, 0, note.length);
        builder.endRow();
      }
      batches[b] = builder.build();
    }
    return batches;
  }

  static String text(Random random) {
    return String.format("%016x", random.nextLong());
  }
}
