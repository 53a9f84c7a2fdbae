package io.millrace.engine.connect;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.SourcePosition;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the options of tables are written in the script that runs, so that an error in one of them
 * points there and not at the statement that uses the table. Statements that were not read from a
 * script leave no places: the user no longer has their lines before him.
 */
public final class OptionPlaces {
  /** An option as it was written. */
  public record Written(String key, String value, SourcePosition keyAt, SourcePosition valueAt) {}

  private final Map<String, Map<String, Written>> tables = new HashMap<>();

  /** Notes an option of a table; a later one of that name takes its place. */
  public void note(String table, Written option) {
    tables.computeIfAbsent(table, t -> new HashMap<>()).put(option.key(), option);
  }

  /** The error with the place of the option that it names, if that is known. */
  MillraceException place(TableUse table, MillraceException error) {
    Map<String, Written> written = tables.get(table.name());
    if (written == null || error.position().isPresent()) {
      return error;
    }
    SourcePosition value = null;
    for (Map.Entry<String, String> option : table.options().entrySet()) {
      Written known = written.get(option.getKey());
      boolean fromHint = known == null || !known.value().equals(option.getValue());
      boolean named = error.getMessage().contains("'" + option.getKey() + "'");
      boolean quoted = error.getMessage().contains("'" + option.getValue() + "'");
      if (named) {
        return fromHint ? error : error.at(quoted ? known.valueAt() : known.keyAt());
      }
      value = quoted && !fromHint ? known.valueAt() : value;
    }
    return value == null ? error : error.at(value);
  }
}
