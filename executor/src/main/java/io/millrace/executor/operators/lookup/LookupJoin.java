package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.BatchFunction;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.lookup.Questions.Question;
import io.millrace.executor.spi.LookupSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Each row with what a table has for its key at the moment. Rows whose answer is known, or comes at
 * once, pass. Others wait in flight, up to a capacity, while the next ones are asked for; they come
 * out in order, or as their answers come, and watermarks stay where they stood between them. A row
 * whose key is being asked for takes that answer.
 *
 * <p>Rows in flight are saved with a checkpoint and asked for again after a restore. If the input
 * is updated, a barrier waits for them instead: with another parallelism the saved change of a row
 * and the one that follows it may go to different tasks.
 */
public final class LookupJoin implements Operator {
  private final LookupSpec spec;
  private final BatchFunction keyColumns;
  private final LookupSource source;
  private final KeyEncoding encoding;
  private final int[] all;

  /** Null unless order is kept by key. */
  private final KeyEncoding orderEncoding;

  private final int[] orderColumns;
  private final FoundPairs pairs;
  private final Answers answers;
  private final InFlight flights;
  private final KeyBytes probe = new KeyBytes();
  private final Slice view = new Slice();
  private OperatorContext context;
  private LookupSource.Lookup lookup;
  private Questions questions;
  private FlightCell saved;
  private KeyBatch keys;
  private KeyBatch orderKeys;

  /** The batch being worked on, or null, and the next of its rows that was not looked at. */
  private Batch rows;

  private Batch keyRows;
  private int row;
  private int run;

  /** The last watermark that came in. */
  private long watermark = Long.MIN_VALUE;

  /** What {@link #ask} gave: an open question, or null and what is known. */
  private Question question;

  private Batch known;

  /**
   * Monotonic time as of the last {@link #sample}: how long answers take has nothing to do with the
   * time of day.
   */
  private long clockMillis;

  /**
   * @param keyColumns gives the values of the keys, as columns, row by row
   * @param condition over the columns of input and table, beyond the keys; null: none
   */
  public LookupJoin(
      LookupSpec spec, BatchFunction keyColumns, RowPredicate condition, LookupSource source) {
    this.spec = spec;
    this.keyColumns = keyColumns;
    this.source = source;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.all = IntStream.range(0, spec.keyTypes().size()).toArray();
    boolean byKey = spec.asking().order() == LookupSpec.Order.KEY;
    List<DataType> orderTypes = spec.asking().key().stream().map(spec.inputTypes()::get).toList();
    this.orderEncoding = byKey ? KeyEncoding.of(orderTypes) : null;
    this.orderColumns = spec.asking().key().stream().mapToInt(Integer::intValue).toArray();
    this.pairs = new FoundPairs(spec, condition);
    this.answers = new Answers(spec.cache());
    this.flights = new InFlight(spec.asking().order());
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    keys = new KeyBatch(context.maxParallelism());
    orderKeys = new KeyBatch(context.maxParallelism());
    lookup = source.open(context::wake);
    questions = new Questions(spec, lookup, answers, context::wake);
    saved = new FlightCell(spec.inputTypes(), flights, context);
    context.state().cell("in flight", saved);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    questions.advance(sample());
    if (rows == null) {
      begin(batch);
    }
    if (!emitReady(out)) {
      return Progress.MORE;
    }
    while (row < rows.rows()) {
      if (flights.isEmpty()) {
        pass(out);
      } else if (flights.rows() >= spec.asking().capacity()) {
        return Progress.PENDING;
      } else {
        ask(row);
        take(row++);
      }
      if (!emitReady(out)) {
        return Progress.MORE;
      }
    }
    answers.trim();
    rows = null;
    return Progress.DONE;
  }

  private long sample() {
    clockMillis = context.monotonicMillis();
    return clockMillis;
  }

  private void begin(Batch batch) {
    rows = batch.compact();
    row = 0;
    run = 0;
    keyRows = keyColumns.apply(rows.withKinds(null).withWatermarks(null)).compact();
    encoding.encode(keyRows, all, keys);
    if (orderEncoding != null) {
      orderEncoding.encode(rows, orderColumns, orderKeys);
    }
    answers.expire(clockMillis);
  }

  /** The watermark that stood before a row, not before one that was asked of. */
  private long before(int i) {
    WatermarkRuns runs = rows.watermarks();
    if (runs == null) {
      return watermark;
    }
    while (runs.ends()[run] <= i) {
      run++;
    }
    watermark = Math.max(watermark, runs.values()[run]);
    return watermark;
  }

  /** Lets rows whose answers are known out, up to the next watermark; holds the one behind them. */
  private void pass(Output out) {
    long before = before(row);
    out.emitWatermark(before);
    pairs.begin(rows);
    while (row < rows.rows() && pairs.size() < FoundPairs.PIECE && before(row) == before) {
      ask(row);
      if (question != null) {
        take(row++);
        return;
      }
      pairs.add(row++, known);
    }
  }

  /** Finds out what is known of a row, asking if need be. */
  private void ask(int i) {
    question = null;
    known = null;
    if (hasNull(i)) {
      return;
    }
    KeyBytes key = probe.set(keys.key(i, view));
    known = answers.find(key);
    if (known == null) {
      question = questions.find(key);
      if (question == null) {
        question = questions.ask(key.copy(), keyRows, i, clockMillis);
      }
      if (question.found() != null) {
        known = question.found();
        question = null;
      }
    }
  }

  private boolean hasNull(int i) {
    for (int c = 0; c < all.length; c++) {
      if (keyRows.column(c).isNull(i)) {
        return true;
      }
    }
    return false;
  }

  /** A row goes in flight. */
  private void take(int i) {
    KeyBytes order =
        orderEncoding == null ? null : new KeyBytes().set(orderKeys.key(i, view)).copy();
    flights.add(rows, i, before(i), question, known, order);
  }

  /** Emits what may come out now; false: there was no room for all of it. */
  private boolean emitReady(Output out) {
    do {
      while (!pairs.isDone()) {
        if (!out.hasRoom()) {
          return false;
        }
        pairs.workPiece(out);
      }
    } while (flights.release(pairs, out));
    return true;
  }

  @Override
  public long nextTime() {
    long next = saved.restored() != null ? Long.MIN_VALUE : questions.nextTime();
    return next == Long.MIN_VALUE ? next : context.timeAt(next);
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    if (saved.restored() != null) {
      Progress progress = process(0, saved.restored(), out);
      if (progress != Progress.DONE) {
        return progress;
      }
      saved.done();
      holdBack(saved.watermark());
    }
    questions.advance(sample());
    return emitReady(out) ? Progress.DONE : Progress.MORE;
  }

  @Override
  public Progress advanceWatermark(long newWatermark, Output out) {
    holdBack(newWatermark);
    return emitReady(out) ? Progress.DONE : Progress.MORE;
  }

  /** A watermark stays behind the rows in flight. */
  private void holdBack(long newWatermark) {
    if (newWatermark > watermark) {
      watermark = newWatermark;
      if (!flights.isEmpty()) {
        flights.addWatermark(newWatermark);
      }
    }
  }

  /** Watermarks pass if nothing is in flight. */
  @Override
  public boolean forwardsWatermarks() {
    return flights.isEmpty();
  }

  @Override
  public Progress goIdle(Output out) {
    return drain(out);
  }

  @Override
  public Progress endInput(int input, Output out) {
    return drain(out);
  }

  @Override
  public Progress beforeBarrier(Output out) {
    return spec.asking().updates() ? drain(out) : Progress.DONE;
  }

  private Progress drain(Output out) {
    questions.advance(sample());
    if (!emitReady(out)) {
      return Progress.MORE;
    }
    return flights.isEmpty() ? Progress.DONE : Progress.PENDING;
  }

  @Override
  public void close() {
    if (lookup != null) {
      lookup.close();
    }
  }
}
