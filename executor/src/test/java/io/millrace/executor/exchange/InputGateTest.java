package io.millrace.executor.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.column.LongColumn;
import io.millrace.executor.channel.Channel;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.element.StreamElement.Watermark;
import io.millrace.executor.exchange.InputGate.Feed;
import io.millrace.executor.schedule.Waker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputGateTest {
  private final Channel a = new Channel(8, new Waker(), new Waker());
  private final Channel b = new Channel(8, new Waker(), new Waker());

  private InputGate gate(boolean aligned) {
    return new InputGate(List.of(new Feed(a, 0), new Feed(b, 1)), 2, aligned);
  }

  /** A batch of one row that holds {@code value}. */
  private static Data row(long value) {
    return new Data(Batch.of(1, new LongColumn(1, new long[] {value}, null)));
  }

  private static String print(StreamElement element, int input) {
    if (element instanceof Data data) {
      return "row " + ((LongColumn) data.batch().column(0)).get(0);
    }
    if (element instanceof Watermark watermark) {
      return "watermark " + watermark.millis();
    }
    if (element instanceof Barrier barrier) {
      return "barrier " + barrier.checkpoint();
    }
    String name = element.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    return name.equals("end") ? "end of " + input : name;
  }

  private static List<String> drain(InputGate gate) {
    List<String> seen = new ArrayList<>();
    for (StreamElement e = gate.poll(0); e != null; e = gate.poll(0)) {
      seen.add(print(e, gate.input()));
    }
    return seen;
  }

  @Test
  void theLeastWatermarkCountsAndNeverGoesBack() {
    InputGate gate = gate(true);
    a.send(new Watermark(10));
    assertEquals(List.of(), drain(gate));
    b.send(new Watermark(5));
    assertEquals(List.of("watermark 5"), drain(gate));
    b.send(new Watermark(20));
    b.send(new Watermark(15));
    assertEquals(List.of("watermark 10"), drain(gate));
  }

  @Test
  void idleAndEndedInputsAreLeftOut() {
    InputGate gate = gate(true);
    a.send(new Watermark(10));
    b.send(StreamElement.IDLE);
    assertEquals(List.of("watermark 10"), drain(gate));
    b.send(StreamElement.ACTIVE);
    b.send(new Watermark(7));
    a.send(new Watermark(30));
    // It came back behind what was told: it counts again once it has caught up.
    assertEquals(List.of("watermark 30"), drain(gate));
    b.send(new Watermark(31));
    assertEquals(List.of(), drain(gate));
    a.send(new Watermark(50));
    assertEquals(List.of("watermark 31"), drain(gate));
    b.send(StreamElement.END);
    assertEquals(List.of("end of 1", "watermark 50"), drain(gate));
    a.send(StreamElement.IDLE);
    a.send(StreamElement.ACTIVE);
    a.send(StreamElement.END);
    assertEquals(List.of("idle", "active", "end of 0"), drain(gate));
  }

  @Test
  void whenAllAreIdleTheGreatestCounts() {
    InputGate gate = gate(true);
    a.send(new Watermark(10));
    b.send(new Watermark(40));
    assertEquals(List.of("watermark 10"), drain(gate));
    a.send(StreamElement.IDLE);
    b.send(StreamElement.IDLE);
    assertEquals(List.of("watermark 40", "idle"), drain(gate));
  }

  @Test
  void alignmentHoldsAChannelBehindItsBarrier() {
    InputGate gate = gate(true);
    a.send(row(1));
    a.send(new Barrier(1, 0));
    a.send(row(2));
    b.send(row(3));
    assertEquals(List.of("row 1", "row 3"), drain(gate));
    b.send(row(4));
    b.send(new Barrier(1, 0));
    assertEquals(List.of("row 4", "barrier 1", "row 2"), drain(gate));
  }

  @Test
  void withoutAlignmentRowsPass() {
    InputGate gate = gate(false);
    a.send(new Barrier(1, 0));
    a.send(row(2));
    a.send(new Barrier(2, 0));
    b.send(row(3));
    assertEquals(List.of("row 2", "row 3"), drain(gate));
    b.send(new Barrier(1, 0));
    b.send(new Barrier(2, 0));
    assertEquals(List.of("barrier 1", "barrier 2"), drain(gate));
  }

  @Test
  void barriersPassAfterTheEnd() {
    InputGate gate = gate(true);
    a.send(StreamElement.END);
    b.send(StreamElement.END);
    a.send(new Barrier(1, 0));
    b.send(new Barrier(1, 0));
    assertEquals(List.of("end of 0", "end of 1", "barrier 1"), drain(gate));
  }

  @Test
  void rowsCarryTheCombinedWatermarkThatStoodBeforeThem() {
    InputGate gate = gate(true);
    b.send(new Watermark(6));
    drain(gate);
    Batch batch = Batch.of(3, new LongColumn(3, new long[3], null));
    WatermarkRuns runs = new WatermarkRuns(new int[] {1, 2, 3}, new long[] {Long.MIN_VALUE, 4, 9});
    a.send(new Data(batch.withWatermarks(runs)));
    Data out = (Data) gate.poll(0);
    assertEquals(
        Arrays.toString(new long[] {Long.MIN_VALUE, 4, 6}),
        Arrays.toString(out.batch().watermarks().values()));
  }
}
