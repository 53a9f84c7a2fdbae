package io.millrace.executor.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.operator.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One case for an operator: rows, watermarks and times in, expected rows out, all as text in the
 * form of {@link BatchText}. {@link #run} replays it in every way of {@link Replay}.
 *
 * <pre>
 * OperatorHarness.of(Limit::new).schema("a INT").rows("1", "2").end().expect("+I 1").run();
 * </pre>
 */
public final class OperatorHarness {
  private final Supplier<? extends Operator> operators;
  private final List<List<Field>> inputs = new ArrayList<>();
  private List<Field> output;
  private final List<Event> events = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final Set<Replay> replays = EnumSet.allOf(Replay.class);
  private boolean folded;
  private boolean sortedWithin;
  private long lateRows = -1;

  private OperatorHarness(Supplier<? extends Operator> operators) {
    this.operators = operators;
  }

  /** A case for operators that {@code operators} makes anew for each replay. */
  public static OperatorHarness of(Supplier<? extends Operator> operators) {
    return new OperatorHarness(operators);
  }

  /** Input and output columns, such as {@code a INT, b STRING}. */
  public OperatorHarness schema(String header) {
    return input(header).output(header);
  }

  /** Columns of the next input. */
  public OperatorHarness input(String header) {
    inputs.add(BatchText.schema(header));
    return this;
  }

  public OperatorHarness output(String header) {
    output = BatchText.schema(header);
    return this;
  }

  /** A batch for the first input; a line {@code watermark 5} stands between rows. */
  public OperatorHarness rows(String... lines) {
    return rowsOf(0, lines);
  }

  /** A batch for an input. */
  public OperatorHarness rowsOf(int input, String... lines) {
    events.add(
        new Event.Rows(input, BatchText.parseRows(inputs.get(input), String.join("\n", lines))));
    return this;
  }

  public OperatorHarness watermark(long millis) {
    events.add(new Event.WatermarkTo(millis));
    return this;
  }

  /** The clock goes on to {@code millis} after the start of the case. */
  public OperatorHarness time(long millis) {
    events.add(new Event.TimeTo(millis));
    return this;
  }

  /** The wall clock is set by so much, forth or back, while no time passes. */
  public OperatorHarness clockJumps(long millis) {
    events.add(new Event.JumpBy(millis));
    return this;
  }

  /** Ends all inputs. */
  public OperatorHarness end() {
    for (int i = 0; i < inputs.size(); i++) {
      events.add(new Event.EndOf(i));
    }
    return this;
  }

  public OperatorHarness endOf(int input) {
    events.add(new Event.EndOf(input));
    return this;
  }

  /** Lines that come out, in order: rows, {@code watermark 5}, {@code idle}. */
  public OperatorHarness expect(String... lines) {
    expected.addAll(List.of(lines));
    return this;
  }

  /** Compares what is left of the changes, not the changes themselves: for bundles. */
  public OperatorHarness folded() {
    folded = true;
    return this;
  }

  /** Rows between two watermarks may come in any order. */
  public OperatorHarness sortedWithin() {
    sortedWithin = true;
    return this;
  }

  /** How many rows are counted as late. */
  public OperatorHarness expectLate(long count) {
    lateRows = count;
    return this;
  }

  /** Leaves out ways that show. */
  public OperatorHarness without(Replay... ways) {
    replays.removeAll(List.of(ways));
    return this;
  }

  /** Replays the case and compares. */
  public void run() {
    for (Replay replay : replays) {
      OperatorDriver driver = new OperatorDriver(operators, inputs, output, replay);
      List<String> actual = driver.drive(events);
      assertEquals(
          String.join("\n", arrange(expected)),
          String.join("\n", arrange(actual)),
          () -> "replayed " + replay);
      if (lateRows >= 0) {
        assertEquals(lateRows, driver.lateRows(), () -> "late rows, replayed " + replay);
      }
    }
  }

  private List<String> arrange(List<String> lines) {
    return folded
        ? ChangelogText.fold(lines)
        : sortedWithin ? ChangelogText.sortWithin(lines) : lines;
  }

  /** The lines that come out of one way to replay, for tests with expectations of their own. */
  public List<String> outputOf(Replay replay) {
    return new OperatorDriver(operators, inputs, output, replay).drive(events);
  }

  /**
   * The lines that come out of tasks whose number changes before each event, in no order that
   * matters; rows go to them by {@code keyColumns}, which are the same for all inputs. For cases of
   * rows and times only.
   */
  public List<String> outputOfTasks(Replay replay, int[] keyColumns, int... parallelisms) {
    ScaledTasks tasks = new ScaledTasks(operators, inputs, output, replay, keyColumns);
    return tasks.drive(events, parallelisms);
  }
}
