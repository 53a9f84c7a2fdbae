package io.millrace.connectors.format.json;

import io.millrace.connectors.format.scalar.FlatColumns;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.option.Option;
import io.millrace.executor.spi.FormatFactory;
import io.millrace.executor.spi.TableContext;
import java.util.List;

/** {@code 'format' = 'json'}. */
public final class JsonFactory implements FormatFactory {

  @Override
  public String name() {
    return "json";
  }

  @Override
  public List<Option<?>> options() {
    return JsonOptions.ALL;
  }

  @Override
  public boolean changelog() {
    return false;
  }

  @Override
  public Decoder decoder(TableContext table) {
    JsonOptions options = JsonOptions.of(table.options().under("json."));
    JsonRows rows = new JsonRows("", table.schema(), options);
    return new JsonLines((in, out) -> read(in, rows, out), options.ignoreErrors());
  }

  /** A line is an object, which is a row, or an array of such. */
  private static void read(JsonCursor in, JsonRows rows, BatchBuilder out) {
    if (!in.take('[')) {
      rows.read(in, out);
      out.endRow();
    } else if (!in.take(']')) {
      do {
        rows.read(in, out);
        out.endRow();
      } while (in.take(','));
      in.require(']');
    }
  }

  @Override
  public Encoder encoder(TableContext table) {
    JsonOptions options = JsonOptions.of(table.options().under("json."));
    JsonWriters.RowWriter rows = new JsonWriters(options).rows(table.schema());
    FlatColumns flat = new FlatColumns();
    return new Encoder() {
      @Override
      public void encode(Batch batch, int position, SliceWriter out) {
        rows.write(flat.of(batch), position, out);
        out.append((byte) '\n');
      }
    };
  }
}
