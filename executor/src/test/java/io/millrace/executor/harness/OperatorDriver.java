package io.millrace.executor.harness;

import io.millrace.data.platform.SimulatedClock;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorMetrics;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Calls an operator as a task does, in one way of {@link Replay}. */
final class OperatorDriver {
  static final int KEY_GROUPS = 8;
  private static final int MAX_CALLS = 100_000;

  private final Supplier<? extends Operator> operators;
  private final Replay replay;
  private final HarnessOutput out;
  private final SimulatedClock clock;
  private final OperatorMetrics metrics = new OperatorMetrics();
  private final HarnessState state;
  private Operator operator;
  private int openInputs;
  private final List<Integer> ended = new ArrayList<>();

  OperatorDriver(
      Supplier<? extends Operator> operators,
      List<List<Field>> inputs,
      List<Field> output,
      Replay replay) {
    this(operators, inputs, output, replay, HarnessState.ofOneTask(KEY_GROUPS, replay));
  }

  /** For one of several tasks, with its part of the state. */
  OperatorDriver(
      Supplier<? extends Operator> operators,
      List<List<Field>> inputs,
      List<Field> output,
      Replay replay,
      HarnessState state) {
    this.operators = operators;
    this.replay = replay;
    this.openInputs = inputs.size();
    this.state = state;
    this.clock = state.clock();
    boolean tight = replay == Replay.FULL_OUTBOX || replay == Replay.SPILLED;
    this.out = new HarnessOutput(output, tight);
  }

  List<String> drive(List<Event> events) {
    open();
    for (Event event : events) {
      if (replay == Replay.ROW_BY_ROW && event instanceof Event.Rows rows) {
        rows.split().forEach(this::apply);
      } else {
        apply(event);
      }
      if (replay == Replay.RESTORED) {
        restore();
      }
    }
    return close();
  }

  /** Ends the operator; the lines that came out of it. */
  List<String> close() {
    operator.close();
    return out.lines();
  }

  /** Ends the operator after a barrier, so that its state can be saved. */
  List<String> closeAtBarrier() {
    repeat(() -> operator.beforeBarrier(out));
    return close();
  }

  long lateRows() {
    return metrics.lateRows();
  }

  /** As if a barrier had come, and the run had failed after its checkpoint. */
  private void restore() {
    repeat(() -> operator.beforeBarrier(out));
    operator.close();
    state.save();
    open();
    if (openInputs > 0) {
      // Sources that had ended say so again.
      ended.forEach(input -> repeat(() -> operator.endInput(input, out)));
    }
  }

  void open() {
    operator = operators.get();
    operator.open(new HarnessContext(state.operator(), clock, metrics, KEY_GROUPS));
    state.restore(clock.currentTimeMillis());
  }

  void apply(Event event) {
    fireTimers();
    if (event instanceof Event.Rows rows) {
      process(rows);
    } else if (event instanceof Event.WatermarkTo watermark) {
      state.spill(clock.currentTimeMillis());
      repeat(() -> operator.advanceWatermark(watermark.millis(), out));
      if (operator.forwardsWatermarks()) {
        out.emitWatermark(watermark.millis());
      }
    } else if (event instanceof Event.TimeTo time) {
      clock.advance(time.millis() - (clock.nanoTime() - state.startNanos()) / 1_000_000);
      state.setTime(clock.currentTimeMillis());
      fireTimers();
    } else if (event instanceof Event.JumpBy jump) {
      clock.jump(jump.millis());
      fireTimers();
    } else if (event instanceof Event.EndOf end) {
      state.spill(clock.currentTimeMillis());
      repeat(() -> operator.endInput(end.input(), out));
      ended.add(end.input());
      openInputs--;
    }
  }

  private void process(Event.Rows rows) {
    state.spill(clock.currentTimeMillis());
    for (int calls = 0; operator.prepare(rows.input(), rows.batch()) != Readiness.READY; calls++) {
      if (calls == MAX_CALLS) {
        throw new AssertionError("keys are never ready");
      }
      state.fetch(clock.currentTimeMillis());
    }
    if (replay == Replay.KEYS_PENDING) {
      operator.prepare(rows.input(), rows.batch());
    }
    repeat(() -> operator.process(rows.input(), rows.batch(), out));
  }

  private void fireTimers() {
    long now = clock.currentTimeMillis();
    for (int fired = 0; operator.nextTime() <= now; fired++) {
      if (fired == MAX_CALLS) {
        throw new AssertionError("time " + now + " is never done with");
      }
      repeat(() -> operator.advanceTime(now, out));
    }
  }

  private void repeat(Supplier<Progress> call) {
    for (int calls = 0; calls < MAX_CALLS; calls++) {
      out.newCall();
      Progress progress = call.get();
      if (progress == Progress.DONE) {
        return;
      }
      state.spill(clock.currentTimeMillis());
      if (progress == Progress.PENDING) {
        state.fetch(clock.currentTimeMillis());
      }
    }
    throw new AssertionError("a call is never done");
  }
}
