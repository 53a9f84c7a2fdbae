package io.millrace.data.type;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recursive descent over the words and signs of a type. */
final class TypeParser {
  private static final List<String> NAMES =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INT",
          "INTEGER",
          "BIGINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "DEC",
          "NUMERIC",
          "CHAR",
          "VARCHAR",
          "STRING",
          "BINARY",
          "VARBINARY",
          "BYTES",
          "VARIANT",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_LTZ",
          "INTERVAL",
          "ARRAY",
          "MAP",
          "MULTISET",
          "ROW",
          "STRUCTURED",
          "NULL");
  private static final int LONGEST = Integer.MAX_VALUE;

  private final String text;
  private int at;

  /** The token read last: a word, a quoted name with its quotes, a number, a sign, or "". */
  private String token;

  TypeParser(String text) {
    this.text = text;
    advance();
  }

  DataType parse() {
    DataType type = type();
    if (!token.isEmpty()) {
      throw expected("the end");
    }
    return type;
  }

  private DataType type() {
    DataType type = base();
    for (; ; ) {
      if (take("NOT")) {
        require("NULL");
        type = type.withNullable(false);
      } else if (take("ARRAY")) {
        type = new ArrayType(type, true);
      } else if (take("MULTISET")) {
        type = new MultisetType(type, true);
      } else if (!(token.equalsIgnoreCase("NULL") && take("NULL"))) {
        return type;
      }
    }
  }

  private DataType base() {
    String name = token.toUpperCase(Locale.ROOT);
    if (!NAMES.contains(name)) {
      throw expected("a type").withHint(NearestName.hint(token, NAMES));
    }
    advance();
    return switch (name) {
      case "BOOLEAN" -> Types.BOOLEAN;
      case "TINYINT" -> Types.TINYINT;
      case "SMALLINT" -> Types.SMALLINT;
      case "INT", "INTEGER" -> Types.INT;
      case "BIGINT" -> Types.BIGINT;
      case "FLOAT" -> Types.FLOAT;
      case "DOUBLE" -> {
        take("PRECISION");
        yield Types.DOUBLE;
      }
      case "DECIMAL", "DEC", "NUMERIC" -> decimal();
      case "CHAR" -> new CharacterType(number(1, 1, LONGEST), false, true);
      case "VARCHAR" -> new CharacterType(number(1, 1, LONGEST), true, true);
      case "STRING" -> Types.STRING;
      case "BINARY" -> new BinaryType(number(1, 1, LONGEST), false, true);
      case "VARBINARY" -> new BinaryType(number(1, 1, LONGEST), true, true);
      case "BYTES" -> Types.BYTES;
      case "VARIANT" -> Types.VARIANT;
      case "DATE" -> Types.DATE;
      case "NULL" -> Types.NULL;
      case "INTERVAL" -> interval();
      case "ARRAY", "MULTISET", "MAP", "ROW", "STRUCTURED" -> nested(name);
      default -> temporal(name);
    };
  }

  private DataType decimal() {
    if (!take("(")) {
      return new DecimalType(10, 0, true);
    }
    int precision = integer(1, 38);
    int scale = take(",") ? integer(0, precision) : 0;
    require(")");
    return new DecimalType(precision, scale, true);
  }

  private DataType temporal(String name) {
    boolean isTime = name.equals("TIME");
    int precision = number(isTime ? 0 : 6, 0, 9);
    boolean local = name.equals("TIMESTAMP_LTZ");
    if (take("WITHOUT")) {
      zone();
    } else if (!isTime && !local && take("WITH")) {
      require("LOCAL");
      zone();
      local = true;
    }
    return isTime ? new TimeType(precision, true) : new TimestampType(precision, local, true);
  }

  private void zone() {
    require("TIME");
    require("ZONE");
  }

  private DataType interval() {
    String from = token.toUpperCase(Locale.ROOT);
    boolean yearMonth = from.equals("YEAR") || from.equals("MONTH");
    if (!yearMonth && !List.of("DAY", "HOUR", "MINUTE", "SECOND").contains(from)) {
      throw expected("YEAR, MONTH, DAY, HOUR, MINUTE or SECOND");
    }
    advance();
    number(0, 0, 9);
    if (take("TO")) {
      List<String> ends = yearMonth ? List.of("MONTH") : List.of("HOUR", "MINUTE", "SECOND");
      if (!ends.contains(token.toUpperCase(Locale.ROOT))) {
        throw expected(String.join(" or ", ends));
      }
      advance();
      number(0, 0, 9);
    }
    return new IntervalType(yearMonth, true);
  }

  private DataType nested(String name) {
    if (name.equals("ROW") && take("(")) {
      return fields(")");
    }
    require("<");
    if (name.equals("ROW")) {
      return fields(">");
    }
    if (name.equals("STRUCTURED")) {
      return structured();
    }
    DataType first = type();
    if (name.equals("MAP")) {
      require(",");
      DataType value = type();
      require(">");
      return new MapType(first, value, true);
    }
    require(">");
    return name.equals("ARRAY") ? new ArrayType(first, true) : new MultisetType(first, true);
  }

  private DataType structured() {
    if (!token.startsWith("'")) {
      throw expected("the name of a class in quotes");
    }
    String className = token.substring(1, token.length() - 1).replace("''", "'");
    advance();
    List<Field> fields = List.of();
    if (take(",")) {
      fields = ((RowType) fields(">")).fields();
    } else {
      require(">");
    }
    return new RowType(className, fields, true);
  }

  private DataType fields(String close) {
    List<Field> fields = new ArrayList<>();
    while (!take(close)) {
      if (!fields.isEmpty()) {
        require(",");
      }
      String name = name();
      fields.add(new Field(name, type()));
      if (token.startsWith("'")) {
        advance();
      }
    }
    return new RowType(fields, true);
  }

  private String name() {
    String name = token;
    if (name.startsWith("`")) {
      advance();
      return name.substring(1, name.length() - 1).replace("``", "`");
    }
    if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
      throw expected("the name of a field");
    }
    advance();
    return name;
  }

  /** A number in parentheses, or {@code absent} when there are none. */
  private int number(int absent, int least, int most) {
    if (!take("(")) {
      return absent;
    }
    int number = integer(least, most);
    require(")");
    return number;
  }

  private int integer(int least, int most) {
    long value = -1;
    if (token.matches("\\d{1,10}")) {
      value = Long.parseLong(token);
    }
    if (value < least || value > most) {
      throw expected("a number from " + least + " to " + most);
    }
    advance();
    return (int) value;
  }

  private boolean take(String wanted) {
    if (!token.equalsIgnoreCase(wanted)) {
      return false;
    }
    advance();
    return true;
  }

  private void require(String wanted) {
    if (!take(wanted)) {
      throw expected("'" + wanted + "'");
    }
  }

  private MillraceException expected(String what) {
    String found = token.isEmpty() ? "the end" : "'" + token + "'";
    return MillraceException.deterministic(
        "type '" + text + "': expected " + what + ", but found " + found);
  }

  private void advance() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int start = at;
    if (at == text.length()) {
      token = "";
      return;
    }
    char first = text.charAt(at++);
    if (first == '`' || first == '\'') {
      quoted(first);
    } else if (Character.isJavaIdentifierPart(first)) {
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
    }
    token = text.substring(start, at);
  }

  private void quoted(char quote) {
    while (at < text.length()) {
      if (text.charAt(at++) == quote) {
        if (at == text.length() || text.charAt(at) != quote) {
          return;
        }
        at++;
      }
    }
    throw MillraceException.deterministic(
        "type '" + text + "': a name in quotes is not closed by " + quote);
  }
}
