package io.millrace.connectors.testing;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.spi.FormatFactory;
import io.millrace.executor.spi.FormatFactory.Decoded;
import io.millrace.executor.spi.FormatFactory.Decoder;
import io.millrace.executor.spi.FormatFactory.Encoder;
import io.millrace.executor.spi.TableContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a format over a text, as a connector does. */
public final class Records {
  private Records() {}

  /** The rows of a text, or {@code error: message}; skipped records are counted at the end. */
  public static String decode(TestTable table, String text) {
    return decode(table, text.getBytes(StandardCharsets.UTF_8));
  }

  public static String decode(TestTable table, byte[] bytes) {
    TableContext context = table.context();
    try {
      Decoder decoder = context.format().decoder(context);
      BatchBuilder out = new BatchBuilder(table.schema(), 4);
      int skipped = 0;
      int from = 0;
      while (from < bytes.length) {
        int end = decoder.recordEnd(bytes, from, bytes.length);
        int to = end < 0 ? bytes.length : end;
        if (decoder.decode(new Slice().set(bytes, from, to - from), out) == Decoded.SKIPPED) {
          skipped++;
        }
        from = to;
      }
      List<String> rows = Rows.of(table.schema(), out.build());
      return String.join("\n", rows) + (skipped == 0 ? "" : "\nskipped " + skipped);
    } catch (MillraceException e) {
      return "error: " + e.getMessage();
    }
  }

  /** The text of a batch, with its header. */
  public static String encode(TestTable table, Batch batch) {
    TableContext context = table.context();
    FormatFactory format = context.format();
    Encoder encoder = format.encoder(context);
    SliceWriter out = new SliceWriter();
    encoder.header(out);
    for (int row = 0; row < batch.rows(); row++) {
      encoder.encode(batch, batch.position(row), out);
    }
    return out.view(new Slice()).toString();
  }
}
