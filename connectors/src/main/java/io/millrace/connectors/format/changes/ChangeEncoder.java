package io.millrace.connectors.format.changes;

import io.millrace.connectors.format.json.JsonWriters;
import io.millrace.connectors.format.scalar.FlatColumns;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.executor.spi.FormatFactory.Encoder;
import java.nio.charset.StandardCharsets;

/** Updates are written as a delete and an insert, as Flink does. */
final class ChangeEncoder implements Encoder {
  private final JsonWriters.RowWriter rows;
  private final FlatColumns flat;
  private final byte[] head;
  private final byte[] insertTail;
  private final byte[] deleteTail;

  ChangeEncoder(
      JsonWriters.RowWriter rows,
      FlatColumns flat,
      String head,
      String insertTail,
      String deleteTail) {
    this.rows = rows;
    this.flat = flat;
    this.head = ascii(head);
    this.insertTail = ascii(insertTail);
    this.deleteTail = ascii(deleteTail);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void encode(Batch batch, int position, SliceWriter out) {
    boolean delete = RowKind.isRetraction(batch.kindAt(position));
    out.append(head, 0, head.length);
    rows.write(flat.of(batch), position, out);
    byte[] tail = delete ? deleteTail : insertTail;
    out.append(tail, 0, tail.length);
  }
}
