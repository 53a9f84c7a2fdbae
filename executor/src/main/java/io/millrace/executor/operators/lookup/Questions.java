package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.spi.LookupSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keys that were asked for and have no answer yet. All calls come from the task's thread; answers
 * come from any, and wait until {@link #advance}.
 */
final class Questions {
  private final LookupSpec spec;
  private final LookupSource.Lookup lookup;
  private final Answers answers;
  private final Runnable wake;

  /** Those without an answer, the oldest first, which is the first to be too late. */
  private final Map<KeyBytes, Question> open = new LinkedHashMap<>();

  /** Those to be asked again, the next one first. */
  private final ArrayDeque<Question> again = new ArrayDeque<>();

  /** What came, from whichever thread. */
  private final Queue<Answered> arrived = new ConcurrentLinkedQueue<>();

  /** An answer; {@code rows} is null if it failed. */
  private record Answered(Question question, Batch rows, Exception failure) {}

  /** A key that was asked for. */
  static final class Question {
    private final KeyBytes key;
    private final Batch keyRows;
    private final int position;
    private final long deadlineMillis;
    private int repeated;
    private long againMillis;
    private final List<InFlight.Flight> awaitedBy = new ArrayList<>(1);
    private Batch found;

    private Question(KeyBytes key, Batch keyRows, int position, long deadlineMillis) {
      this.key = key;
      this.keyRows = keyRows;
      this.position = position;
      this.deadlineMillis = deadlineMillis;
    }

    /** Null: there is no answer yet. */
    Batch found() {
      return found;
    }

    /** A row waits for it, and is told. */
    void awaitedBy(InFlight.Flight flight) {
      awaitedBy.add(flight);
    }
  }

  /**
   * @param answers where what is found is remembered
   * @param wake called, from any thread, when {@link #advance} has something to do
   */
  Questions(LookupSpec spec, LookupSource.Lookup lookup, Answers answers, Runnable wake) {
    this.spec = spec;
    this.lookup = lookup;
    this.answers = answers;
    this.wake = wake;
  }

  /** The open question for a key, or null. */
  Question find(KeyBytes key) {
    return open.get(key);
  }

  /** Asks; the answer may be there at once. */
  Question ask(KeyBytes key, Batch keyRows, int position, long nowMillis) {
    long timeout = spec.asking().timeoutMillis();
    Question question = new Question(key, keyRows, position, nowMillis + timeout);
    open.put(key, question);
    ask(question);
    takeAnswers(nowMillis);
    return question;
  }

  private void ask(Question question) {
    AtomicBoolean done = new AtomicBoolean();
    lookup.ask(
        question.keyRows,
        question.position,
        new LookupSource.Answer() {
          @Override
          public void found(Batch rows) {
            arrive(done, new Answered(question, rows, null));
          }

          @Override
          public void failed(Exception failure) {
            arrive(done, new Answered(question, null, failure));
          }
        });
  }

  private void arrive(AtomicBoolean done, Answered answer) {
    if (done.compareAndSet(false, true)) {
      arrived.add(answer);
      wake.run();
    }
  }

  /** Takes what came, asks again where it is time, and fails if an answer is too late. */
  void advance(long nowMillis) {
    lookup.advance(nowMillis);
    takeAnswers(nowMillis);
    while (!again.isEmpty() && again.peek().againMillis <= nowMillis) {
      ask(again.poll());
    }
    Iterator<Question> oldest = open.values().iterator();
    if (oldest.hasNext() && oldest.next().deadlineMillis <= nowMillis) {
      throw MillraceException.passing(
              "table '"
                  + spec.table()
                  + "' gave no answer within "
                  + spec.asking().timeoutMillis()
                  + " ms",
              null)
          .withHint("SET 'table.exec.async-lookup.timeout' lets it take longer.");
    }
  }

  private void takeAnswers(long nowMillis) {
    for (Answered each = arrived.poll(); each != null; each = arrived.poll()) {
      if (each.failure instanceof MillraceException known) {
        throw known;
      }
      if (each.failure != null) {
        throw MillraceException.passing(
            "cannot look up in table '" + spec.table() + "': " + each.failure.getMessage(),
            each.failure);
      }
      take(each.question, each.rows.compact(), nowMillis);
    }
  }

  private void take(Question question, Batch found, long nowMillis) {
    LookupSpec.Retry retry = spec.asking().retry();
    if (found.rows() == 0 && retry != null && question.repeated < retry.most()) {
      question.repeated++;
      question.againMillis = nowMillis + retry.delayMillis();
      again.add(question);
      return;
    }
    question.found = found;
    open.remove(question.key);
    answers.put(question.key, found, nowMillis);
    question.awaitedBy.forEach(InFlight.Flight::answered);
    question.awaitedBy.clear();
  }

  /** When {@link #advance} is to be called; MIN: now; MAX: not of itself. */
  long nextTime() {
    if (!arrived.isEmpty()) {
      return Long.MIN_VALUE;
    }
    Iterator<Question> oldest = open.values().iterator();
    long next = oldest.hasNext() ? oldest.next().deadlineMillis : Long.MAX_VALUE;
    next = Math.min(next, lookup.nextTime());
    return again.isEmpty() ? next : Math.min(next, again.peek().againMillis);
  }
}
