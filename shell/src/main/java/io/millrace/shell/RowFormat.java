package io.millrace.shell;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import java.util.List;
import java.util.Locale;

/** {@code --format}. */
enum RowFormat {
  TABLE,
  CSV,
  JSON;

  static RowFormat of(String text) {
    for (RowFormat format : values()) {
      if (format.name().equalsIgnoreCase(text)) {
        return format;
      }
    }
    List<String> names = List.of("table", "csv", "json");
    String hint = NearestName.hint(text.toLowerCase(Locale.ROOT), names);
    throw MillraceException.deterministic(
            "option '--format': expected one of table, csv, json, but it is '" + text + "'")
        .withHint(hint);
  }
}
