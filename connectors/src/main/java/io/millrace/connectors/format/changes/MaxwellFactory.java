package io.millrace.connectors.format.changes;

import io.millrace.connectors.format.changes.ChangeEncoder.Around;
import io.millrace.connectors.format.json.JsonLines;
import io.millrace.connectors.format.json.JsonOptions;
import io.millrace.connectors.format.json.JsonWriters;
import io.millrace.data.option.Options;
import io.millrace.executor.spi.TableContext;

/** {@code 'format' = 'maxwell-json'}, with the options of Flink 2.3. */
public final class MaxwellFactory extends JsonChanges {
  public MaxwellFactory() {
    super("maxwell-json");
  }

  @Override
  public Decoder decoder(TableContext table) {
    Options options = options(table);
    JsonOptions json = JsonOptions.of(options);
    ChangeForm form = new ChangeForm(false, "insert", "update", "delete", null, null);
    return new JsonLines(new ChangeLine(table.schema(), form, json), json.ignoreErrors());
  }

  @Override
  public Encoder encoder(TableContext table) {
    JsonOptions json = JsonOptions.of(options(table));
    return new ChangeEncoder(
        new JsonWriters(json).rows(table.schema()),
        new Around("{\"data\":", ",\"type\":\"insert\"}\n"),
        new Around("{\"data\":", ",\"type\":\"delete\"}\n"));
  }
}
