package io.millrace.connectors.format.changes;

import io.millrace.connectors.format.json.JsonWriters;
import io.millrace.connectors.format.scalar.FlatColumns;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.executor.spi.FormatFactory.Encoder;
import java.nio.charset.StandardCharsets;

/**
 * Changes as lines of JSON: one text around a row that is inserted, another around one that is
 * deleted. Updates are written as a delete and an insert, as Flink does.
 */
public final class ChangeEncoder implements Encoder {
  /**
   * What stands before and after a row, in ASCII.
   *
   * @param tail with the end of the line
   */
  public record Around(String head, String tail) {}

  private final JsonWriters.RowWriter rows;
  private final FlatColumns flat = new FlatColumns();
  private final byte[] insertHead;
  private final byte[] insertTail;
  private final byte[] deleteHead;
  private final byte[] deleteTail;

  public ChangeEncoder(JsonWriters.RowWriter rows, Around insert, Around delete) {
    this.rows = rows;
    this.insertHead = ascii(insert.head());
    this.insertTail = ascii(insert.tail());
    this.deleteHead = ascii(delete.head());
    this.deleteTail = ascii(delete.tail());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void encode(Batch batch, int position, SliceWriter out) {
    boolean delete = RowKind.isRetraction(batch.kindAt(position));
    append(delete ? deleteHead : insertHead, out);
    rows.write(flat.of(batch), position, out);
    append(delete ? deleteTail : insertTail, out);
  }

  private static void append(byte[] bytes, SliceWriter out) {
    out.append(bytes, 0, bytes.length);
  }
}
