package io.millrace.connectors.format.debezium;

import io.millrace.connectors.format.changes.ChangeEncoder;
import io.millrace.connectors.format.changes.ChangeEncoder.Around;
import io.millrace.connectors.format.changes.JsonChanges;
import io.millrace.connectors.format.json.JsonLines;
import io.millrace.connectors.format.json.JsonOptions;
import io.millrace.connectors.format.json.JsonWriters;
import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import io.millrace.executor.spi.TableContext;

/** {@code 'format' = 'debezium-json'}, with the options of Flink 2.3. */
public final class DebeziumFactory extends JsonChanges {
  private static final Option<Boolean> SCHEMA_INCLUDE =
      Option.of(
          "schema-include",
          OptionType.BOOLEAN,
          false,
          "Whether each change stands in the field 'payload', beside its schema.");

  private static final Around INSERT =
      new Around("{\"before\":null,\"after\":", ",\"op\":\"c\"}\n");
  private static final Around DELETE =
      new Around("{\"before\":", ",\"after\":null,\"op\":\"d\"}\n");

  public DebeziumFactory() {
    super("debezium-json", SCHEMA_INCLUDE);
  }

  @Override
  public Decoder decoder(TableContext table) {
    Options options = options(table);
    JsonOptions json = JsonOptions.of(options);
    DebeziumLine line = new DebeziumLine(table.schema(), options.get(SCHEMA_INCLUDE), json);
    return new JsonLines(line, json.ignoreErrors());
  }

  @Override
  public Encoder encoder(TableContext table) {
    Options options = options(table);
    if (options.get(SCHEMA_INCLUDE)) {
      throw MillraceException.deterministic(
          "table '"
              + table.name()
              + "' cannot be written: 'debezium-json.schema-include' is for tables that are read");
    }
    JsonWriters.RowWriter rows = new JsonWriters(JsonOptions.of(options)).rows(table.schema());
    return new ChangeEncoder(rows, INSERT, DELETE);
  }
}
