package io.millrace.connectors.datagen;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import java.util.TreeSet;

/** The options {@code fields.<name>.<what>} of a table; remembers which ones make sense. */
final class FieldOptions {
  static final String PREFIX = "fields.";

  private final String table;
  private final Options options;
  private final TreeSet<String> known = new TreeSet<>();

  FieldOptions(String table, Options options) {
    this.table = table;
    this.options = options;
  }

  /** Name of the table; seeds hang on it. */
  String table() {
    return table;
  }

  /** The option {@code what} of a field, or {@code otherwise}, which may be null. */
  <T> T get(String field, String what, OptionType<T> type, T otherwise) {
    String key = key(field, what);
    known.add(key);
    return options.get(Option.of(key, type, otherwise, ""));
  }

  static String key(String field, String what) {
    return PREFIX + field + "." + what;
  }

  /** Throws if an option is set that nobody asked for. */
  void requireAllKnown() {
    for (String key : options.asMap().keySet()) {
      if (key.startsWith(PREFIX) && !known.contains(key)) {
        String hint = NearestName.hint(key, known);
        throw MillraceException.deterministic(
                "table '" + table + "': connector 'datagen' has no option '" + key + "'")
            .withHint(
                hint != null ? hint : "For its columns it has: " + String.join(", ", known) + ".");
      }
    }
  }

  MillraceException wrong(String field, String what, String expected) {
    return MillraceException.deterministic(
        "table '" + table + "': option '" + key(field, what) + "': expected " + expected);
  }
}
