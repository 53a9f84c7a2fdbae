package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.Types;
import java.util.ArrayList;
import java.util.List;

/** Reads the patterns of a {@code @SqlFunction}. A mistake in one is an error of the programmer. */
final class PatternParser {
  private final String text;
  private int at;

  private PatternParser(String text) {
    this.text = text;
  }

  static TypePattern parse(String text) {
    PatternParser parser = new PatternParser(text.trim());
    TypePattern pattern = parser.pattern();
    if (parser.at != parser.text.length()) {
      throw parser.malformed();
    }
    return pattern;
  }

  private TypePattern pattern() {
    TypePattern first = one();
    if (at >= text.length() || text.charAt(at) != '|') {
      return first;
    }
    List<TypePattern.Of> families = new ArrayList<>();
    families.add((TypePattern.Of) first);
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      families.add((TypePattern.Of) one());
    }
    return new TypePattern.OneOf(families);
  }

  private TypePattern one() {
    String word = word();
    return switch (word) {
      case "ANY" -> new TypePattern.Any();
      case "ARRAY", "MULTISET", "MAP" -> nested(word);
      case "ROW" -> family(TypeFamily.ROW);
      case "INTERVAL YEAR TO MONTH" -> family(TypeFamily.INTERVAL_YEAR_MONTH);
      case "INTERVAL DAY TO SECOND" -> family(TypeFamily.INTERVAL_DAY_TIME);
      default -> word.length() == 1 ? new TypePattern.Variable(word) : simple(word, parameters());
    };
  }

  private TypePattern nested(String word) {
    expect('<');
    TypePattern first = pattern();
    TypePattern nested;
    if (word.equals("MAP")) {
      expect(',');
      nested = new TypePattern.MapOf(first, pattern());
    } else {
      nested =
          word.equals("ARRAY") ? new TypePattern.ArrayOf(first) : new TypePattern.MultisetOf(first);
    }
    expect('>');
    return nested;
  }

  private TypePattern simple(String word, List<Integer> parameters) {
    if (parameters.isEmpty()) {
      return family(TypeFamily.valueOf(word));
    }
    int p = parameters.get(0);
    DataType type =
        switch (word) {
          case "CHAR" -> new CharacterType(p, false, true);
          case "VARCHAR" -> Types.varchar(p);
          case "BINARY" -> new BinaryType(p, false, true);
          case "VARBINARY" -> new BinaryType(p, true, true);
          case "DECIMAL" -> Types.decimal(p, parameters.get(1));
          case "TIME" -> new TimeType(p, true);
          case "TIMESTAMP" -> Types.timestamp(p);
          case "TIMESTAMP_LTZ" -> Types.timestampLtz(p);
          default -> throw malformed();
        };
    return new TypePattern.Of(TypeFamily.of(type), type);
  }

  private static TypePattern family(TypeFamily family) {
    DataType exact =
        switch (family) {
          case INTERVAL_YEAR_MONTH -> new IntervalType(true, true);
          case INTERVAL_DAY_TIME -> new IntervalType(false, true);
          default -> null;
        };
    return new TypePattern.Of(family, exact);
  }

  private String word() {
    int start = at;
    while (at < text.length() && "<>,()|".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at).trim();
  }

  private List<Integer> parameters() {
    List<Integer> parameters = new ArrayList<>();
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      parameters.add(Integer.parseInt(word()));
      while (text.charAt(at) == ',') {
        at++;
        parameters.add(Integer.parseInt(word()));
      }
      expect(')');
    }
    return parameters;
  }

  private void expect(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      throw malformed();
    }
    at++;
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("malformed type pattern \"" + text + "\" at " + at);
  }
}
