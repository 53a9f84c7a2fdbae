package io.millrace.executor.operators.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.LookupSource.Answer;
import io.millrace.executor.spi.LookupSource.Lookup;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableInMemoryTest {
  private static final List<Field> SCHEMA = BatchText.schema("id BIGINT, b BIGINT");
  private static final List<DataType> TYPES = SCHEMA.stream().map(Field::type).toList();
  private static final Batch QUESTION = BatchText.parseRows(BatchText.schema("k BIGINT"), "+I 1");
  private static final long RELOAD_MILLIS = 60_000;

  /** What polls do, one after the other; behind them the table ends. */
  private final Deque<Poll> polls = new ArrayDeque<>();

  private final SimulatedPlatform platform = new SimulatedPlatform(3);
  private final List<String> answers = new ArrayList<>();
  private int open;
  private int woken;

  @FunctionalInterface
  private interface Poll {
    SourceReader.Polled poll() throws IOException;
  }

  private final Lookup table =
      new TableInMemory(
              "codes",
              new Scripted(),
              TYPES,
              List.of(0),
              TYPES.subList(0, 1),
              RELOAD_MILLIS,
              platform.platform())
          .open(() -> woken++);

  private final class Scripted implements Source {
    @Override
    public Capabilities capabilities() {
      return new Capabilities(true, false, false, true, 1);
    }

    @Override
    public SourceReader reader(int subtask, int parallelism) {
      open++;
      return new SourceReader() {
        @Override
        public void restore(List<byte[]> entries) {}

        @Override
        public Polled poll(int maxRows) throws IOException {
          return polls.isEmpty() ? new Polled(null, List::of, Status.END, 0) : polls.poll().poll();
        }

        @Override
        public void close() {
          open--;
        }
      };
    }
  }

  private static Poll rows(String rows, SourceReader.Status status) {
    Batch batch = BatchText.parseRows(SCHEMA, rows);
    return () -> new SourceReader.Polled(batch, List::of, status, 500);
  }

  private static Poll rows(String rows) {
    return rows(rows, SourceReader.Status.MORE);
  }

  private void ask() {
    table.ask(
        QUESTION,
        0,
        new Answer() {
          @Override
          public void found(Batch found) {
            LongColumn values = (LongColumn) found.compact().column(1).flat();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < found.rows(); i++) {
              text.append(i == 0 ? "" : ",").append(values.get(i));
            }
            answers.add(text.toString());
          }

          @Override
          public void failed(Exception failure) {
            answers.add(failure.getClass().getSimpleName() + ": " + failure.getMessage());
          }
        });
  }

  private String answered() {
    platform.io().runAll();
    String all = answers.stream().collect(Collectors.joining(" | "));
    answers.clear();
    return all;
  }

  private void pass(long millis) {
    platform.clock().advance(millis);
  }

  @Test
  void theFirstFailureAnswersEverybody() {
    polls.add(
        () -> {
          throw new IOException("no disk");
        });
    ask();
    ask();
    assertEquals("IOException: no disk | IOException: no disk", answered());
    assertEquals("", platform.standardError());
    polls.add(rows("+I 1, 5"));
    ask();
    assertEquals("5", answered());
  }

  @Test
  void aReloadThatFailsIsToldAndTriedAgainAndTheOldRowsStay() {
    polls.add(rows("+I 1, 5"));
    ask();
    assertEquals("5", answered());
    for (int i = 0; i < 2; i++) {
      pass(RELOAD_MILLIS);
      polls.add(
          () -> {
            throw new IOException("no disk");
          });
      ask();
      assertEquals("5", answered());
      ask();
      assertEquals("5", answered());
      assertTrue(polls.isEmpty());
      assertEquals(
          "notice: table 'codes' cannot be read again, its old rows stay: no disk\n",
          platform.standardError());
    }
    polls.add(rows("+I 1, 6"));
    ask();
    assertEquals("5", answered());
    assertEquals(1, polls.size());
    pass(10_000);
    ask();
    assertEquals("5", answered());
    ask();
    assertEquals("6", answered());
    assertTrue(platform.standardError().endsWith("notice: table 'codes' was read again\n"));
    assertEquals(0, open);
  }

  @Test
  void anErrorIsAFailureToo() {
    polls.add(
        () -> {
          throw new OutOfMemoryError("heap");
        });
    ask();
    assertEquals(
        MillraceException.class.getSimpleName()
            + ": table 'codes' is looked up in, and is too large to be kept in memory",
        answered());
    polls.add(
        () -> {
          throw new StackOverflowError();
        });
    ask();
    assertTrue(answered().startsWith("IllegalStateException: java.lang.StackOverflowError"));
    polls.add(rows("+I 1, 5"));
    ask();
    assertEquals("5", answered());
  }

  @Test
  void rowsThatComeOverTimeAreAwaited() {
    polls.add(rows("+I 1, 5", SourceReader.Status.WAIT));
    polls.add(rows("+I 1, 6"));
    assertEquals(Long.MAX_VALUE, table.nextTime());
    ask();
    assertEquals("", answered());
    long now = platform.platform().clock().nanoTime() / 1_000_000;
    assertEquals(now + 500, table.nextTime());
    assertEquals(1, woken);
    table.advance(now + 499);
    assertEquals("", answered());
    table.advance(now + 500);
    assertEquals("5,6", answered());
    assertEquals(Long.MAX_VALUE, table.nextTime());
  }

  @Test
  void closingEndsWhatIsBeingRead() {
    polls.add(rows("+I 1, 5", SourceReader.Status.WAIT));
    polls.add(rows("+I 1, 6"));
    ask();
    assertEquals("", answered());
    assertEquals(1, open);
    table.close();
    assertEquals("", answered());
    assertEquals(0, open);
    assertEquals(1, polls.size());
  }

  @Test
  void closingWhileRowsComeEndsThem() {
    polls.add(
        () -> {
          table.close();
          return rows("+I 1, 5").poll();
        });
    polls.add(rows("+I 1, 6"));
    ask();
    assertEquals("", answered());
    assertEquals(0, open);
    assertEquals(1, polls.size());
  }
}
