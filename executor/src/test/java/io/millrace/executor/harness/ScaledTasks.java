package io.millrace.executor.harness;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.operator.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The tasks of a case of {@link OperatorHarness}, which gets to them by key: each row at the task
 * that has its key group. Their number changes as if the job was stopped and went on with another
 * parallelism, so that key groups are split and merged.
 */
final class ScaledTasks {
  private final Supplier<? extends Operator> operators;
  private final List<List<Field>> inputs;
  private final List<Field> output;
  private final Replay replay;
  private final int[] keyColumns;
  private final List<KeyEncoding> encodings = new ArrayList<>();
  private final KeyBatch keys = new KeyBatch(OperatorDriver.KEY_GROUPS);
  private final List<OperatorDriver> tasks = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private List<HarnessState> states;

  /**
   * @param keyColumns of each input
   */
  ScaledTasks(
      Supplier<? extends Operator> operators,
      List<List<Field>> inputs,
      List<Field> output,
      Replay replay,
      int... keyColumns) {
    this.operators = operators;
    this.inputs = inputs;
    this.output = output;
    this.replay = replay;
    this.keyColumns = keyColumns.clone();
    for (List<Field> input : inputs) {
      List<DataType> types = IntStream.of(keyColumns).mapToObj(c -> input.get(c).type()).toList();
      encodings.add(KeyEncoding.of(types));
    }
    states = List.of(HarnessState.ofOneTask(OperatorDriver.KEY_GROUPS, replay));
  }

  /** Before each event there are as many tasks as {@code parallelisms} says, round and round. */
  List<String> drive(List<Event> events, int... parallelisms) {
    open();
    for (int i = 0; i < events.size(); i++) {
      int parallelism = parallelisms[i % parallelisms.length];
      tasks.forEach(task -> lines.addAll(task.closeAtBarrier()));
      states = HarnessState.rescale(states, parallelism);
      open();
      apply(events.get(i));
    }
    tasks.forEach(task -> lines.addAll(task.close()));
    return lines;
  }

  private void open() {
    tasks.clear();
    for (HarnessState state : states) {
      OperatorDriver task = new OperatorDriver(operators, inputs, output, replay, state);
      task.open();
      tasks.add(task);
    }
  }

  private void apply(Event event) {
    for (int task = 0; task < tasks.size(); task++) {
      if (event instanceof Event.TimeTo time) {
        tasks.get(task).apply(time);
      } else if (event instanceof Event.Rows rows) {
        Batch part = partOf(rows, states.get(task));
        if (part.rows() > 0) {
          tasks.get(task).apply(new Event.Rows(rows.input(), part));
        }
      } else {
        throw new IllegalArgumentException("only rows and times, not " + event);
      }
    }
  }

  private Batch partOf(Event.Rows rows, HarnessState task) {
    Batch batch = rows.batch();
    encodings.get(rows.input()).encode(batch, keyColumns, keys);
    int[] groups = keys.keyGroups();
    int[] positions =
        IntStream.range(0, batch.rows())
            .filter(row -> task.keyGroups().contains(groups[row]))
            .map(batch::position)
            .toArray();
    return batch.withSelection(positions, positions.length).compact();
  }
}
