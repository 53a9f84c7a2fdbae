package io.millrace.connectors.datagen;

import io.millrace.data.platform.Clock;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;

/**
 * Rows 0, 1, 2, …, dealt to parallel instances in turn.
 *
 * @param columns generators of the columns that are needed
 * @param rowsPerSecond of all instances together; 0: none ever, as in Flink
 * @param rows how many rows there are
 * @param bounded whether {@code rows} is an end that the user asked for
 */
record DatagenSource(
    Generator[] columns,
    long rowsPerSecond,
    long rows,
    boolean bounded,
    int maxParallelism,
    Clock clock)
    implements Source {

  @Override
  public Capabilities capabilities() {
    return new Capabilities(bounded, false, false, false, maxParallelism);
  }

  @Override
  public Source withLimit(long limit) {
    return new DatagenSource(
        columns, rowsPerSecond, Math.min(rows, limit), true, maxParallelism, clock);
  }

  @Override
  public SourceReader reader(int subtask, int parallelism) {
    return new DatagenReader(this, subtask, parallelism);
  }
}
