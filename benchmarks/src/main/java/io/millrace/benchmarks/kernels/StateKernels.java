package io.millrace.benchmarks.kernels;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.TableSpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys and the table behind GROUP BY. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StateKernels {
  private static final int KEY_GROUPS = 128;
  private static final int[] LONG_KEY = {1};
  private static final int[] TEXT_KEY = {3};

  @Param({"10000", "1000000"})
  public int keys;

  private final KeyEncoding longs = KeyEncoding.of(List.of(Types.BIGINT));
  private final KeyEncoding texts = KeyEncoding.of(List.of(Types.STRING));
  private final KeyBatch encoded = new KeyBatch(KEY_GROUPS);
  private final long[] handles = new long[Rows.COUNT];
  private Batch[] batches;
  private KeyedTable table;
  private int next;

  @Setup
  public void setup() {
    batches = Rows.batches(1024, keys);
    Layout key = Layout.of(List.of(new Field("k", Types.BIGINT)));
    Layout sums = Layout.of(List.of(new Field("n", Types.BIGINT), new Field("s", Types.BIGINT)));
    TableSpec spec = new TableSpec("groups", 2, false, 0, key, sums);
    table = new KeyedTable(spec, KeyGroupRange.all(KEY_GROUPS));
  }

  private Batch next() {
    next = next + 1 & batches.length - 1;
    return batches[next];
  }

  @Benchmark
  @OperationsPerInvocation(Rows.COUNT)
  public KeyBatch encodeLongs() {
    longs.encode(next(), LONG_KEY, encoded);
    return encoded;
  }

  @Benchmark
  @OperationsPerInvocation(Rows.COUNT)
  public KeyBatch encodeTexts() {
    texts.encode(next(), TEXT_KEY, encoded);
    return encoded;
  }

  /** Encoding the keys, finding or adding their rows, and adding to two numbers of each. */
  @Benchmark
  @OperationsPerInvocation(Rows.COUNT)
  public long[] update() {
    longs.encode(next(), LONG_KEY, encoded);
    table.findOrInsert(encoded, 0, Rows.COUNT, handles);
    for (int i = 0; i < Rows.COUNT; i++) {
      long row = handles[i];
      table.touch(row);
      table.set(row, 0, table.get(row, 0) + 1);
      table.set(row, 1, table.get(row, 1) + i);
    }
    table.unpin();
    return handles;
  }
}
