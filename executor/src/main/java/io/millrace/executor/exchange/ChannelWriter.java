package io.millrace.executor.exchange;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.executor.channel.Channel;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Watermark;

/**
 * Sends into one channel. Few rows are gathered into a batch, which leaves when it is full or its
 * first row has waited long enough; many rows go at once, as a selection of the batch they came in.
 * Elements that are no data never overtake rows.
 */
final class ChannelWriter {
  /** Rows of a batch; as many as make the cost of a batch negligible. */
  static final int FULL = 1024;

  /** From how many rows on a share of a batch is sent as it is, not copied. */
  private static final int WORTH_SENDING = 128;

  private final Channel channel;
  private final DataType[] types;
  private final long lingerNanos;
  private BatchBuilder gathered;
  private long firstRowNanos;

  /** A watermark that came behind gathered rows, or MIN. */
  private long heldWatermark = Long.MIN_VALUE;

  ChannelWriter(Channel channel, DataType[] types, long lingerNanos) {
    this.channel = channel;
    this.types = types;
    this.lingerNanos = lingerNanos;
  }

  boolean hasRoom() {
    return channel.hasRoom();
  }

  private boolean isEmpty() {
    return gathered == null || gathered.isEmpty();
  }

  /** Sends the rows at {@code positions[0..count)} of a batch, which the callee may keep. */
  void write(Batch batch, int[] positions, int count, long nowNanos) {
    if (isEmpty() && (count >= WORTH_SENDING || lingerNanos == 0)) {
      channel.send(new StreamElement.Data(share(batch, positions, count)));
      return;
    }
    if (isEmpty()) {
      firstRowNanos = nowNanos;
      gathered = gathered == null ? new BatchBuilder(types, FULL) : gathered;
    }
    gather(batch, positions, count);
    if (gathered.isFull()) {
      flush();
    }
  }

  private static Batch share(Batch batch, int[] positions, int count) {
    if (count == batch.rows()) {
      return batch;
    }
    return batch.withSelection(java.util.Arrays.copyOf(positions, count), count);
  }

  private void gather(Batch batch, int[] positions, int count) {
    ColumnBuilder[] columns = gathered.columns();
    for (int c = 0; c < columns.length; c++) {
      columns[c].copyFrom(batch.column(c), positions, count);
    }
    if (batch.kinds() == null && batch.watermarks() == null) {
      gathered.endRows(count, io.millrace.data.batch.RowKind.I);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (batch.watermarks() != null) {
        gathered.watermark(batch.watermarks().before(positions[i]));
      }
      gathered.endRow(batch.kindAt(positions[i]));
    }
  }

  /** Any element but data and barriers. */
  void write(StreamElement element) {
    if (element instanceof Watermark watermark && !isEmpty()) {
      heldWatermark = watermark.millis();
      return;
    }
    flush();
    channel.send(element);
  }

  /** Sends gathered rows if they have waited long enough; returns when they will have. */
  long flushDue(long nowNanos) {
    if (isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (nowNanos - firstRowNanos < lingerNanos) {
      return firstRowNanos + lingerNanos;
    }
    if (channel.hasRoom()) {
      flush();
    }
    return Long.MAX_VALUE;
  }

  void flush() {
    if (!isEmpty()) {
      channel.send(new StreamElement.Data(gathered.build()));
    }
    if (heldWatermark != Long.MIN_VALUE) {
      channel.send(new Watermark(heldWatermark));
      heldWatermark = Long.MIN_VALUE;
    }
  }
}
