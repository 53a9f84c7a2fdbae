package io.millrace.planner.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calcite's spelling of types in the dialect's words. */
final class TypeWords {
  private static final Pattern ANGLE = Pattern.compile("<([^<>]*(?:<[^<>]*>[^<>]*)*)>");

  private TypeWords() {}

  /** The types between angle brackets, in order. */
  static List<String> in(String text) {
    List<String> types = new ArrayList<>();
    Matcher matcher = ANGLE.matcher(text);
    while (matcher.find()) {
      types.add(of(matcher.group(1)));
    }
    return types;
  }

  /** One type in the dialect's spelling. */
  static String of(String type) {
    return type.replace(" NOT NULL", "")
        .replaceAll("\\bINTEGER\\b", "INT")
        .replace("VARCHAR(2147483647)", "STRING")
        .replace("VARBINARY(2147483647)", "BYTES")
        .replaceAll("TIMESTAMP_WITH_LOCAL_TIME_ZONE", "TIMESTAMP_LTZ")
        .replaceAll(" CHARACTER SET \"[^\"]*\"", "")
        .replaceAll("\\bRecordType(:peek_no_expand|:peek)?", "ROW")
        .replace("(2147483647)", "")
        .replaceAll("(\\w+(?:\\(\\d+(?:, \\d+)?\\))?) (ARRAY|MULTISET)\\b", "$2<$1>")
        .replaceAll("\\(([^()]*(?:\\(\\d+\\))?[^()]*), ([^()]*)\\) MAP\\b", "MAP<$1, $2>");
  }

  /** "INT and STRING". */
  static String list(List<String> types) {
    if (types.size() < 2) {
      return String.join("", types);
    }
    int last = types.size() - 1;
    return String.join(", ", types.subList(0, last)) + " and " + types.get(last);
  }
}
