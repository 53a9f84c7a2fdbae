package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.StateCell;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The rows in flight as they are saved: the layout, then for each row or watermark the watermark,
 * the kind ({@link #NO_ROW}: a watermark alone) and the row, behind its length.
 */
final class FlightCell implements StateCell {
  private static final byte NO_ROW = -1;

  private final List<DataType> types;
  private final Layout layout;
  private final InFlight flights;
  private final OperatorContext context;

  /** What was restored, to be worked on before anything else; null: nothing. */
  private Batch restored;

  /** The last watermark that stood behind it. */
  private long watermark = Long.MIN_VALUE;

  FlightCell(List<DataType> types, InFlight flights, OperatorContext context) {
    this.types = types;
    this.layout = Layouts.numbered("c", types);
    this.flights = flights;
    this.context = context;
  }

  /** Null: there is nothing, or nothing more. */
  Batch restored() {
    return restored;
  }

  /** The last watermark behind the restored rows; MIN: none. */
  long watermark() {
    return watermark;
  }

  /** The restored rows were worked on. */
  void done() {
    restored = null;
  }

  @Override
  public void save(SliceWriter out) {
    byte[] text = layout.toString().getBytes(StandardCharsets.UTF_8);
    out.appendInt(text.length);
    out.append(text, 0, text.length);
    RowWriter writer = new RowWriter(layout);
    SliceWriter row = new SliceWriter();
    flights.visit(
        new InFlight.Visitor() {
          @Override
          public void row(long before, InFlight.Flight flight) {
            out.appendLong(before);
            out.append(flight.rows().kindAt(flight.position()));
            row.truncate(0);
            writer.write(flight.rows().columns(), flight.position(), row);
            out.appendInt(row.length());
            out.append(row.array(), 0, row.length());
          }

          @Override
          public void watermark(long alone) {
            out.appendLong(alone);
            out.append(NO_ROW);
          }
        });
  }

  /** With another parallelism what one task saved goes to one task, so its order is kept. */
  @Override
  public void restore(List<Slice> saved) {
    Rows rows = new Rows();
    for (int i = context.subtask(); i < saved.size(); i += context.parallelism()) {
      rows.read(saved.get(i));
    }
    restored = rows.build();
    watermark = rows.last;
  }

  /** Rows that are put together again, with the watermarks that stood before each. */
  private final class Rows {
    private final ColumnBuilder[] builders = Gather.builders(types, 64);
    private byte[] kinds = new byte[16];
    private long[] watermarks = new long[16];
    private int count;
    private long last = Long.MIN_VALUE;

    void read(Slice saved) {
      byte[] data = saved.array;
      int at = saved.offset;
      int end = saved.offset + saved.length;
      int length = Bytes.getInt(data, at);
      at += 4;
      String text = new String(data, at, length, StandardCharsets.UTF_8);
      at += length;
      RowReader reader = new RowReader(Layout.parse(text), layout);
      while (at < end) {
        // Those of another task may be behind: time does not go back.
        last = Math.max(last, Bytes.getLong(data, at));
        byte kind = data[at + 8];
        at += 9;
        if (kind != NO_ROW) {
          grow();
          kinds[count] = kind;
          watermarks[count++] = last;
          reader.read(data, at + 4, builders);
          at += 4 + Bytes.getInt(data, at);
        }
      }
    }

    private void grow() {
      if (count == kinds.length) {
        kinds = Arrays.copyOf(kinds, count * 2);
        watermarks = Arrays.copyOf(watermarks, count * 2);
      }
    }

    /** Null: there are none. */
    Batch build() {
      if (count == 0) {
        return null;
      }
      int[] ends = new int[count];
      Arrays.setAll(ends, i -> i + 1);
      return Batch.of(count, Gather.build(builders))
          .withKinds(Arrays.copyOf(kinds, count))
          .withWatermarks(new WatermarkRuns(ends, Arrays.copyOf(watermarks, count)));
    }
  }
}
