package io.millrace.functions.json;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;

/** Strings as JSON strings, and JSON as it is. */
public final class JsonQuoteFunctions {
  private static final String SPECIAL = "\"\\/\b\f\n\r\t";
  private static final String NAMES = "\"\\/bfnrt";

  private JsonQuoteFunctions() {}

  @SqlFunction(
      name = "JSON_QUOTE",
      args = "STRING",
      returns = "STRING",
      doc = "The string as a JSON string, with everything beyond ASCII escaped.")
  public static void quote(Slice text, SliceWriter out) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toString().toCharArray()) {
      int special = SPECIAL.indexOf(c);
      if (special >= 0) {
        quoted.append('\\').append(NAMES.charAt(special));
      } else if (c < 128) {
        quoted.append(c);
      } else {
        quoted.append(String.format("\\u%04x", (int) c));
      }
    }
    out.append(quoted.append('"').toString());
  }

  @SqlFunction(
      name = "JSON_UNQUOTE",
      args = "STRING",
      returns = "STRING",
      doc = "The string that a JSON string stands for; other text as it is.")
  public static void unquote(Slice text, SliceWriter out) {
    boolean quoted = text.length >= 2 && text.get(0) == '"' && text.get(text.length - 1) == '"';
    try {
      Object value = quoted ? JsonText.parse(text.toString()) : null;
      out.append(value instanceof String s ? s : text.toString());
    } catch (JsonText.Malformed e) {
      out.append(text);
    }
  }

  @SqlFunction(
      name = "JSON",
      args = "STRING",
      returns = "STRING",
      doc =
          "The string as JSON, for use as a value of JSON_OBJECT and JSON_ARRAY; NULL if empty, an"
              + " error if malformed.")
  public static void json(Slice text, SliceWriter out, NullFlag flag) {
    String trimmed = text.toString().trim();
    if (trimmed.isEmpty()) {
      flag.isNull = true;
      return;
    }
    try {
      out.append(JsonText.print(JsonText.parse(trimmed)));
    } catch (JsonText.Malformed e) {
      throw MillraceException.deterministic("JSON: '" + text + "' is no JSON", e);
    }
  }
}
