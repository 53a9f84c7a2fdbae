package io.millrace.connectors.datagen;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.executor.spi.SourceReader;
import java.util.ArrayList;
import java.util.List;

/** Makes the rows of some splits, always of the one that is behind, as fast as the rate allows. */
final class DatagenReader implements SourceReader {
  /** Below this rate of an instance, rows come one by one, else in bundles this far apart. */
  private static final long TICK_MILLIS = 10;

  private static final long NEVER_MILLIS = 60_000;
  private static final double NANOS = 1e9;

  private final DatagenSource source;
  private final int subtask;
  private final int parallelism;
  private List<DatagenSplit> splits;
  private long[] ids = {};
  private boolean opened;
  private long openedNanos;
  private long made;

  DatagenReader(DatagenSource source, int subtask, int parallelism) {
    this.source = source;
    this.subtask = subtask;
    this.parallelism = parallelism;
    splits = List.of(new DatagenSplit(subtask, parallelism, 0));
  }

  @Override
  public void restore(List<byte[]> entries) {
    if (!entries.isEmpty()) {
      splits =
          entries.stream()
              .map(DatagenSplit::decode)
              .filter(split -> split.index() % parallelism == subtask)
              .toList();
    }
  }

  @Override
  public Polled poll(int maxRows) {
    int next = behind();
    if (next < 0) {
      return polled(null, Status.END, 0);
    }
    long due = due();
    if (due <= 0) {
      return polled(null, Status.WAIT, waitMillis(1 - due));
    }
    DatagenSplit split = splits.get(next);
    int rows = (int) Math.min(Math.min(maxRows, due), split.size(source.rows()) - split.done());
    Batch batch = generate(split, rows);
    made += rows;
    List<DatagenSplit> advanced = new ArrayList<>(splits);
    advanced.set(next, split.advanced(rows));
    splits = List.copyOf(advanced);
    if (behind() < 0) {
      return polled(batch, Status.END, 0);
    }
    return rows < due
        ? polled(batch, Status.MORE, 0)
        : polled(batch, Status.WAIT, Math.max(waitMillis(1), TICK_MILLIS));
  }

  private Polled polled(Batch batch, Status status, long retryMillis) {
    List<DatagenSplit> now = splits;
    return new Polled(
        batch, () -> now.stream().map(DatagenSplit::encode).toList(), status, retryMillis);
  }

  /** Index of the unfinished split with the fewest rows made, or -1. */
  private int behind() {
    int found = -1;
    for (int i = 0; i < splits.size(); i++) {
      DatagenSplit split = splits.get(i);
      if (split.done() < split.size(source.rows())
          && (found < 0 || split.done() < splits.get(found).done())) {
        found = i;
      }
    }
    return found;
  }

  private double rate() {
    return (double) source.rowsPerSecond() * splits.size() / splits.get(0).count();
  }

  /** Rows that the rate allows by now; the first of them at once. */
  private long due() {
    if (source.rowsPerSecond() == 0) {
      return 0;
    }
    if (!opened) {
      opened = true;
      openedNanos = source.clock().nanoTime();
    }
    double seconds = (source.clock().nanoTime() - openedNanos) / NANOS;
    return 1 + (long) (seconds * rate()) - made;
  }

  private long waitMillis(long rows) {
    return source.rowsPerSecond() == 0
        ? NEVER_MILLIS
        : (long) Math.min(NEVER_MILLIS, Math.ceil(1000 * rows / rate()));
  }

  private Batch generate(DatagenSplit split, int rows) {
    if (ids.length < rows) {
      ids = new long[rows];
    }
    long id = split.nextRow();
    for (int i = 0; i < rows; i++) {
      ids[i] = id;
      id += split.count();
    }
    Generator.Rows wanted = new Generator.Rows(ids, rows, source.clock().currentTimeMillis());
    Column[] columns = new Column[source.columns().length];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = source.columns()[c].generate(wanted);
    }
    return Batch.of(rows, columns);
  }

  @Override
  public void close() {}
}
