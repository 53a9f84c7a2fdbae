package io.millrace.executor.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.channel.Channel;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.element.StreamElement.Watermark;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.executor.schedule.Waker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeTest {
  private static final List<Field> SCHEMA = BatchText.schema("k BIGINT, v STRING");
  private static final DataType[] TYPES = SCHEMA.stream().map(Field::type).toArray(DataType[]::new);

  private final List<Channel> channels = new ArrayList<>();

  private Edge edge(int count, Partitioner partitioner, long lingerNanos) {
    for (int i = 0; i < count; i++) {
      channels.add(new Channel(8, new Waker(), new Waker()));
    }
    return new Edge(channels, partitioner, TYPES, lingerNanos);
  }

  private static Partitioner byKey(int channels) {
    return Partitioners.hash(KeyEncoder.of(KeyEncoding.of(List.of(TYPES[0])), 0), 16, channels);
  }

  private static Batch rows(String... lines) {
    return BatchText.parseRows(SCHEMA, String.join("\n", lines));
  }

  private String drain(int channel) {
    StringBuilder text = new StringBuilder();
    Channel from = channels.get(channel);
    for (StreamElement e = from.poll(); e != null; e = from.poll()) {
      text.append(
          e instanceof Data data
              ? BatchText.rows(SCHEMA, data.batch())
              : e instanceof Watermark w ? "then " + w.millis() + "\n" : e + "\n");
    }
    return text.toString();
  }

  @Test
  void fewRowsWaitForMore() {
    Edge edge = edge(1, Partitioners.to(0), 100);
    edge.send(rows("1, 'a'"), 0);
    edge.send(rows("-D 2, NULL"), 50);
    assertEquals(100, edge.flushDue(60));
    assertEquals("", drain(0));
    assertEquals(Long.MAX_VALUE, edge.flushDue(100));
    assertEquals("+I 1, 'a'\n-D 2, NULL\n", drain(0));
  }

  @Test
  void nothingOvertakesRows() {
    Edge edge = edge(1, Partitioners.to(0), 100);
    edge.broadcast(new Watermark(1));
    edge.send(rows("1, 'a'", "watermark 4", "2, 'b'"), 0);
    edge.broadcast(new Watermark(5));
    edge.send(rows("watermark 5", "3, 'c'"), 0);
    edge.broadcast(StreamElement.END);
    assertEquals(
        "then 1\n+I 1, 'a'\nwatermark 4\n+I 2, 'b'\nwatermark 5\n+I 3, 'c'\nthen 5\nEnd[]\n",
        drain(0));
  }

  @Test
  void equalKeysMeetAndOrderIsKept() {
    Edge edge = edge(3, byKey(3), 1000);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      text.append(i % 50).append(", 'r").append(i).append("'\n");
    }
    edge.send(rows(text.toString()), 0);
    edge.broadcast(StreamElement.END);
    int count = 0;
    for (int channel = 0; channel < 3; channel++) {
      int last = -1;
      for (String line : drain(channel).lines().filter(l -> l.startsWith("+I")).toList()) {
        int row = Integer.parseInt(line.replaceAll(".*'r(\\d+)'", "$1"));
        assertTrue(row > last);
        last = row;
        count++;
      }
    }
    assertEquals(600, count);
  }

  @Test
  void equalKeysGoOneWay() {
    Edge edge = edge(2, byKey(2), 0);
    edge.send(rows("1, 'a'", "1, 'b'"), 0);
    assertEquals("+I 1, 'a'\n+I 1, 'b'\n", drain(0) + drain(1));
  }

  @Test
  void roundRobinTakesTurns() {
    Edge edge = edge(2, Partitioners.roundRobin(2), 0);
    edge.send(rows("1, 'a'", "2, 'b'"), 0);
    edge.send(rows("3, 'c'"), 0);
    assertEquals("+I 1, 'a'\n+I 2, 'b'\n", drain(0));
    assertEquals("+I 3, 'c'\n", drain(1));
  }
}
