package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.Platform;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.spi.LookupSource;
import io.millrace.executor.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A bounded table that is read whole before the first answer, and again from time to time; until
 * the new rows are there the old ones answer, also if it cannot be read again: then standard error
 * is told, and it is tried again. Each parallel instance holds all of it.
 */
public final class TableInMemory implements LookupSource {
  /** After which a reload that failed is tried again, or sooner if reloads come sooner. */
  private static final long RETRY_MILLIS = 10_000;

  private final String name;
  private final Source table;
  private final List<DataType> types;
  private final int[] keys;
  private final KeyEncoding encoding;
  private final long reloadMillis;
  private final Platform platform;

  /**
   * @param name of the table, for messages
   * @param table bounded, of new rows only
   * @param types of its columns
   * @param keys columns by which rows are looked up
   * @param keyTypes of the questions
   * @param reloadMillis after which the table is read again; 0: never
   */
  public TableInMemory(
      String name,
      Source table,
      List<DataType> types,
      List<Integer> keys,
      List<DataType> keyTypes,
      long reloadMillis,
      Platform platform) {
    this.name = name;
    this.table = table;
    this.types = types;
    this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
    this.encoding = KeyEncoding.of(keyTypes);
    this.reloadMillis = reloadMillis;
    this.platform = platform;
  }

  @Override
  public Lookup open(Runnable wake) {
    return new Reading(wake);
  }

  private long clockMillis() {
    return platform.clock().nanoTime() / 1_000_000;
  }

  /** A question that waits for the first rows. */
  private record Waiting(Batch keys, int position, Answer answer) {}

  private final class Reading implements Lookup {
    private final Runnable wake;
    private final List<Waiting> waiting = new ArrayList<>();
    private WholeTable rows;

    /** What is being read; null: nothing. */
    private TableLoad load;

    private boolean closed;

    /** When it goes on reading, or is to be read again. */
    private long nextMillis = Long.MAX_VALUE;

    /** Whether {@link #load} has no rows for now, and no thread reads it. */
    private boolean paused;

    /** Why it could not be read again, as was told; null: it could. */
    private String told;

    Reading(Runnable wake) {
      this.wake = wake;
    }

    @Override
    public void ask(Batch questions, int position, Answer answer) {
      WholeTable known;
      synchronized (this) {
        known = rows;
        if (known == null) {
          waiting.add(new Waiting(questions, position, answer));
        }
        if (load == null && (known == null || isOld())) {
          load = new TableLoad(table, types);
          platform.io().execute(this::read);
        }
      }
      if (known != null) {
        answer(known, questions, position, answer);
      }
    }

    private boolean isOld() {
      return reloadMillis > 0 && clockMillis() >= nextMillis;
    }

    @Override
    public synchronized long nextTime() {
      return paused ? nextMillis : Long.MAX_VALUE;
    }

    @Override
    public synchronized void advance(long nowMillis) {
      if (paused && nowMillis >= nextMillis) {
        paused = false;
        platform.io().execute(this::read);
      }
    }

    /** Whatever goes wrong is handed on: nobody else would see what an I/O thread throws. */
    private void read() {
      TableLoad mine = load;
      WholeTable now = null;
      Throwable failure = null;
      try {
        long wait = mine.read(this::isClosed);
        if (wait > 0 && pause(wait)) {
          return;
        }
        now = mine.isComplete() ? mine.rows(keys, encoding) : null;
      } catch (OutOfMemoryError e) {
        failure = tooLarge(e);
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
      }
      try {
        mine.close();
      } catch (IOException | RuntimeException e) {
        failure = failure == null ? e : failure;
      }
      loaded(failure == null ? now : null, failure);
    }

    private synchronized boolean isClosed() {
      return closed;
    }

    /** False if nobody waits for it any more. */
    private synchronized boolean pause(long millis) {
      paused = !closed;
      nextMillis = clockMillis() + millis;
      wake.run();
      return paused;
    }

    private MillraceException tooLarge(OutOfMemoryError e) {
      return MillraceException.deterministic(
              "table '" + name + "' is looked up in, and is too large to be kept in memory", e)
          .withHint("Give the process more memory (-Xmx), or look up in a smaller table.");
    }

    private void loaded(WholeTable now, Throwable failure) {
      List<Waiting> answered;
      synchronized (this) {
        load = null;
        if (closed) {
          return;
        }
        tell(failure);
        long after = failure == null ? reloadMillis : Math.min(reloadMillis, RETRY_MILLIS);
        nextMillis = clockMillis() + after;
        rows = now == null ? rows : now;
        answered = List.copyOf(waiting);
        waiting.clear();
      }
      for (Waiting each : answered) {
        if (failure != null) {
          each.answer.failed(
              failure instanceof Exception e ? e : new IllegalStateException(failure));
        } else {
          answer(now, each.keys, each.position, each.answer);
        }
      }
    }

    /** Says once why the old rows stay, and when they no longer do. */
    private void tell(Throwable failure) {
      String why = failure == null ? null : String.valueOf(failure.getMessage());
      if (rows == null || Objects.equals(why, told)) {
        return;
      }
      told = why;
      String text =
          why == null
              ? "notice: table '" + name + "' was read again\n"
              : "notice: table '"
                  + name
                  + "' cannot be read again, its old rows stay: "
                  + why
                  + "\n";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      platform.console().err(bytes, 0, bytes.length);
    }

    private void answer(WholeTable known, Batch questions, int position, Answer answer) {
      Column[] columns = questions.columns();
      KeyBatch one = new KeyBatch(1);
      encoding.encode(columns, new int[] {position}, 1, one);
      int[] places = known.places().get(new KeyBytes().set(one.key(0, new Slice())));
      answer.found(
          places == null
              ? Batch.of(0, Gather.empty(types))
              : known.all().withSelection(places, places.length));
    }

    /** A reload that is under way ends with what it is reading. */
    @Override
    public synchronized void close() {
      closed = true;
      waiting.clear();
      if (paused) {
        paused = false;
        platform.io().execute(this::read);
      }
    }
  }
}
