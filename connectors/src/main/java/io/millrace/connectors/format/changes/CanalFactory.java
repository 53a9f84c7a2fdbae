package io.millrace.connectors.format.changes;

import io.millrace.connectors.format.changes.ChangeEncoder.Around;
import io.millrace.connectors.format.json.JsonLines;
import io.millrace.connectors.format.json.JsonOptions;
import io.millrace.connectors.format.json.JsonWriters;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import io.millrace.executor.spi.TableContext;

/** {@code 'format' = 'canal-json'}, with the options of Flink 2.3. */
public final class CanalFactory extends JsonChanges {
  private static final Option<String> DATABASE =
      Option.of(
          "database.include",
          OptionType.STRING,
          null,
          "A regular expression: changes of other databases are left out.");

  private static final Option<String> TABLE =
      Option.of(
          "table.include",
          OptionType.STRING,
          null,
          "A regular expression: changes of other tables are left out.");

  public CanalFactory() {
    super("canal-json", DATABASE, TABLE);
  }

  @Override
  public Decoder decoder(TableContext table) {
    Options options = options(table);
    JsonOptions json = JsonOptions.of(options);
    ChangeForm form =
        new ChangeForm(
            true,
            "INSERT",
            "UPDATE",
            "DELETE",
            ChangeForm.pattern(options.get(DATABASE)),
            ChangeForm.pattern(options.get(TABLE)));
    return new JsonLines(new ChangeLine(table.schema(), form, json), json.ignoreErrors());
  }

  @Override
  public Encoder encoder(TableContext table) {
    JsonOptions json = JsonOptions.of(options(table));
    return new ChangeEncoder(
        new JsonWriters(json).rows(table.schema()),
        new Around("{\"data\":[", "],\"type\":\"INSERT\"}\n"),
        new Around("{\"data\":[", "],\"type\":\"DELETE\"}\n"));
  }
}
