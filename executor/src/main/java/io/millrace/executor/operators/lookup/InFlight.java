package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operators.lookup.Questions.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that wait for answers, and the watermarks between them, in the order in which they came. A
 * watermark that follows another takes its place. However many rows wait, one more, an answer and a
 * row that comes out cost the same.
 */
final class InFlight {
  /** A row that waits. */
  final class Flight {
    private final Batch rows;
    private final int position;

    /** Null: {@link #known} is the answer. */
    private final Question question;

    /** Null: nothing. */
    private final Batch known;

    /** Within which order is kept; null unless it is by key. */
    private final KeyBytes key;

    private Span span;
    private Flight before;
    private Flight behind;

    private Flight(Batch rows, int position, Question question, Batch known, KeyBytes key) {
      this.rows = rows;
      this.position = position;
      this.question = question;
      this.known = known;
      this.key = key;
    }

    Batch rows() {
      return rows;
    }

    int position() {
      return position;
    }

    private boolean isAnswered() {
      return question == null || question.found() != null;
    }

    private Batch answer() {
      return question == null ? known : question.found();
    }

    /** Its question has been answered. */
    void answered() {
      if (order == LookupSpec.Order.ANY
          || order == LookupSpec.Order.KEY && byKey.get(key).peek() == this) {
        span.ready(this);
      }
    }
  }

  /** Rows of one batch that may come out. */
  private record Ready(Batch rows, ArrayDeque<Flight> flights) {}

  /** Rows between two watermarks, the first of which stands before them; they may be none. */
  private static final class Span {
    private long watermark;
    private Flight first;
    private Flight last;

    /** Unless rows come out in the order of the input; not empty themselves. */
    private final List<Ready> ready = new ArrayList<>();

    Span(long watermark) {
      this.watermark = watermark;
    }

    void add(Flight flight) {
      flight.span = this;
      flight.before = last;
      if (last == null) {
        first = flight;
      } else {
        last.behind = flight;
      }
      last = flight;
    }

    void remove(Flight flight) {
      if (flight.before == null) {
        first = flight.behind;
      } else {
        flight.before.behind = flight.behind;
      }
      if (flight.behind == null) {
        last = flight.before;
      } else {
        flight.behind.before = flight.before;
      }
    }

    void ready(Flight flight) {
      for (int i = ready.size() - 1; i >= 0; i--) {
        if (ready.get(i).rows == flight.rows) {
          ready.get(i).flights.add(flight);
          return;
        }
      }
      ArrayDeque<Flight> flights = new ArrayDeque<>();
      flights.add(flight);
      ready.add(new Ready(flight.rows, flights));
    }
  }

  /** Takes what waits, in order. */
  interface Visitor {
    /**
     * @param watermark that stood before the row
     */
    void row(long watermark, Flight flight);

    /** No row has come behind it yet. */
    void watermark(long watermark);
  }

  private final LookupSpec.Order order;
  private final ArrayDeque<Span> spans = new ArrayDeque<>();

  /** Where order is kept by key: those of each, of which the first may come out. */
  private final Map<KeyBytes, ArrayDeque<Flight>> byKey = new HashMap<>();

  private int rows;

  InFlight(LookupSpec.Order order) {
    this.order = order;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** How many rows wait. */
  int rows() {
    return rows;
  }

  void visit(Visitor visitor) {
    for (Span span : spans) {
      if (span.first == null) {
        visitor.watermark(span.watermark);
      }
      for (Flight each = span.first; each != null; each = each.behind) {
        visitor.row(span.watermark, each);
      }
    }
  }

  /**
   * A row goes in flight.
   *
   * @param watermark that stood before it
   * @param question null: {@code known} is the answer
   * @param known null: nothing
   * @param key within which order is kept; null unless it is by key
   */
  void add(
      Batch batch, int position, long watermark, Question question, Batch known, KeyBytes key) {
    Span span = spans.peekLast();
    if (span == null || span.watermark != watermark) {
      span = new Span(watermark);
      spans.add(span);
    }
    Flight flight = new Flight(batch, position, question, known, key);
    span.add(flight);
    rows++;
    if (order == LookupSpec.Order.KEY) {
      byKey.computeIfAbsent(key, k -> new ArrayDeque<>(1)).add(flight);
    }
    if (flight.isAnswered()) {
      flight.answered();
    } else {
      question.awaitedBy(flight);
    }
  }

  void addWatermark(long watermark) {
    Span last = spans.peekLast();
    if (last != null && last.first == null) {
      last.watermark = watermark;
    } else {
      spans.add(new Span(watermark));
    }
  }

  /**
   * Emits the watermarks before which no row waits, and moves rows that may come out now, of one
   * batch and between two watermarks; false: none.
   */
  boolean release(FoundPairs pairs, Output out) {
    Span span = spans.peek();
    while (span != null && span.first == null) {
      out.emitWatermark(span.watermark);
      spans.poll();
      span = spans.peek();
    }
    if (span == null) {
      return false;
    }
    out.emitWatermark(span.watermark);
    boolean some =
        order == LookupSpec.Order.INPUT ? releaseFirst(span, pairs) : releaseReady(span, pairs);
    if (span.first == null) {
      spans.poll();
    }
    return some;
  }

  private boolean releaseFirst(Span span, FoundPairs pairs) {
    if (!span.first.isAnswered()) {
      return false;
    }
    Batch batch = span.first.rows;
    pairs.begin(batch);
    while (span.first != null
        && span.first.rows == batch
        && span.first.isAnswered()
        && pairs.size() < FoundPairs.PIECE) {
      take(span.first, pairs);
    }
    return true;
  }

  private boolean releaseReady(Span span, FoundPairs pairs) {
    if (span.ready.isEmpty()) {
      return false;
    }
    Ready ready = span.ready.get(0);
    pairs.begin(ready.rows);
    while (!ready.flights.isEmpty() && pairs.size() < FoundPairs.PIECE) {
      take(ready.flights.poll(), pairs);
    }
    if (ready.flights.isEmpty()) {
      span.ready.remove(0);
    }
    return true;
  }

  private void take(Flight flight, FoundPairs pairs) {
    pairs.add(flight.position, flight.answer());
    flight.span.remove(flight);
    rows--;
    if (order == LookupSpec.Order.KEY) {
      ArrayDeque<Flight> ofKey = byKey.get(flight.key);
      ofKey.poll();
      if (ofKey.isEmpty()) {
        byKey.remove(flight.key);
      } else if (ofKey.peek().isAnswered()) {
        ofKey.peek().answered();
      }
    }
  }
}
