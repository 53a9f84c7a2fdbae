package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operators.lookup.Questions.Question;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * Rows that wait for answers, and the watermarks between them, in the order in which they came. At
 * most {@code capacity} rows; a watermark that follows another takes its place.
 */
final class InFlight {
  /**
   * A row, or a watermark alone.
   *
   * @param rows null: a watermark alone
   * @param watermark that stood before the row
   * @param question null: {@code found} is the answer
   * @param found null: nothing
   * @param key within which order is kept; null unless it is by key
   */
  record Flight(
      Batch rows, int position, long watermark, Question question, Batch found, KeyBytes key) {
    boolean isAnswered() {
      return question == null || question.found() != null;
    }

    Batch answer() {
      return question == null ? found : question.found();
    }
  }

  private final LookupSpec.Order order;
  private final ArrayDeque<Flight> flights = new ArrayDeque<>();
  private final Set<KeyBytes> held = new HashSet<>();
  private int rows;

  InFlight(LookupSpec.Order order) {
    this.order = order;
  }

  boolean isEmpty() {
    return flights.isEmpty();
  }

  /** How many rows wait. */
  int rows() {
    return rows;
  }

  Iterable<Flight> all() {
    return flights;
  }

  void add(Flight flight) {
    flights.add(flight);
    rows++;
  }

  void addWatermark(long watermark) {
    Flight last = flights.peekLast();
    if (last != null && last.rows == null) {
      flights.pollLast();
    }
    flights.add(new Flight(null, 0, watermark, null, null, null));
  }

  /**
   * Emits the watermarks before which no row waits, and moves rows that may come out now, of one
   * batch and between two watermarks; false: none.
   */
  boolean release(FoundPairs pairs, Output out) {
    Flight first = flights.peek();
    while (first != null && first.rows == null) {
      out.emitWatermark(first.watermark);
      flights.poll();
      first = flights.peek();
    }
    if (first == null) {
      return false;
    }
    out.emitWatermark(first.watermark);
    Batch batch = null;
    held.clear();
    for (Iterator<Flight> each = flights.iterator(); each.hasNext(); ) {
      Flight flight = each.next();
      boolean between = flight.rows != null && flight.watermark == first.watermark;
      if (!between || pairs.size() == FoundPairs.PIECE) {
        break;
      }
      boolean sameBatch = batch == null || batch == flight.rows;
      if (sameBatch && flight.isAnswered() && !held.contains(flight.key)) {
        if (batch == null) {
          batch = flight.rows;
          pairs.begin(batch);
        }
        pairs.add(flight.position, flight.answer());
        each.remove();
        rows--;
      } else if (order == LookupSpec.Order.INPUT) {
        break;
      } else if (order == LookupSpec.Order.KEY) {
        held.add(flight.key);
      }
    }
    return batch != null;
  }
}
