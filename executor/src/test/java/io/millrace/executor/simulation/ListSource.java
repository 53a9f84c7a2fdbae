package io.millrace.executor.simulation;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/**
 * A bounded source of given batches, split by rows: instance i of n reads the rows with index i
 * modulo n of each batch. Its entries are pairs of split number and rows read, where the splits are
 * those of the first run, so it can be restored at another parallelism.
 *
 * @param rows the input, as one batch
 * @param splits number of splits, each read in order
 * @param blocking whether polls go to an I/O thread
 * @param seed draws the sizes of the batches and pauses
 */
public record ListSource(Batch rows, int splits, boolean blocking, long seed) implements Source {

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, false, blocking, splits);
  }

  @Override
  public SourceReader reader(int subtask, int parallelism) {
    return new Reader(subtask, parallelism);
  }

  private final class Reader implements SourceReader {
    private final int subtask;
    private final int parallelism;
    private final Random random;

    /** Rows read of each split; of others' splits too, unchanged. */
    private final int[] read = new int[splits];

    private int turn;

    Reader(int subtask, int parallelism) {
      this.subtask = subtask;
      this.parallelism = parallelism;
      this.random = new Random(seed * 31 + subtask);
    }

    @Override
    public void restore(List<byte[]> entries) {
      for (byte[] entry : entries) {
        read[Bytes.getInt(entry, 0)] = Bytes.getInt(entry, 4);
      }
    }

    private boolean isMine(int split) {
      return split % parallelism == subtask;
    }

    private int size(int split) {
      return (rows.rows() - split + splits - 1) / splits;
    }

    @Override
    public Polled poll(int maxRows) {
      if (random.nextInt(8) == 0) {
        return new Polled(null, position(), Status.WAIT, random.nextInt(20));
      }
      for (int tried = 0; tried < splits; tried++) {
        int split = turn;
        turn = (turn + 1) % splits;
        if (isMine(split) && read[split] < size(split)) {
          return new Polled(take(split, maxRows), position(), Status.MORE, 0);
        }
      }
      return new Polled(null, position(), Status.END, 0);
    }

    private Batch take(int split, int maxRows) {
      int left = Math.min(maxRows, size(split) - read[split]);
      int count = 1 + random.nextInt(left);
      int[] positions = new int[count];
      for (int i = 0; i < count; i++) {
        positions[i] = (read[split] + i) * splits + split;
      }
      read[split] += count;
      return rows.withSelection(positions, count).compact();
    }

    private Position position() {
      int[] now = read.clone();
      return () ->
          java.util.stream.IntStream.range(0, splits)
              .filter(this::isMine)
              .mapToObj(split -> entry(split, now[split]))
              .toList();
    }

    private byte[] entry(int split, int rowsRead) {
      byte[] entry = new byte[8];
      Bytes.putInt(entry, 0, split);
      Bytes.putInt(entry, 4, rowsRead);
      return entry;
    }

    @Override
    public void close() throws IOException {}
  }
}
