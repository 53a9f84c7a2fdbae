package io.millrace.connectors.format.csv;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the user says of a CSV file. Characters are bytes of ASCII; -1 stands for none. */
final class CsvOptions {
  private static final Option<String> FIELD_DELIMITER =
      Option.of("field-delimiter", OptionType.STRING, ",", "The character between fields.");
  private static final Option<Boolean> DISABLE_QUOTE =
      Option.of(
          "disable-quote-character", OptionType.BOOLEAN, false, "No character encloses values.");
  private static final Option<String> QUOTE =
      Option.of("quote-character", OptionType.STRING, "\"", "The character that encloses values.");
  private static final Option<Boolean> COMMENTS =
      Option.of("allow-comments", OptionType.BOOLEAN, false, "Skip lines that begin with '#'.");
  private static final Option<Boolean> IGNORE_ERRORS =
      Option.of(
          "ignore-parse-errors",
          OptionType.BOOLEAN,
          false,
          "Read bad values as NULL and skip bad rows instead of failing.");
  private static final Option<String> ARRAY_DELIMITER =
      Option.of(
          "array-element-delimiter",
          OptionType.STRING,
          ";",
          "What stands between the elements of an array or row.");
  private static final Option<String> ESCAPE =
      Option.of(
          "escape-character",
          OptionType.STRING,
          "The character that takes the meaning from the next one.");
  private static final Option<String> NULL_LITERAL =
      Option.of("null-literal", OptionType.STRING, "The text that stands for NULL.");
  private static final Option<Boolean> SCIENTIFIC =
      Option.of(
          "write-bigdecimal-in-scientific-notation",
          OptionType.BOOLEAN,
          true,
          "Write decimals such as 100000 as 1E+5.");
  private static final Option<Boolean> TRIM =
      Option.of("trim-spaces", OptionType.BOOLEAN, false, "Drop blanks around unquoted values.");
  private static final Option<Boolean> IGNORE_TRAILING =
      Option.of(
          "ignore-trailing-unmappable",
          OptionType.BOOLEAN,
          false,
          "Ignore fields beyond the last column.");
  private static final Option<Boolean> TRAILING_COMMA =
      Option.of(
          "allow-trailing-comma", OptionType.BOOLEAN, true, "Allow a delimiter at a row's end.");
  private static final Option<Boolean> FAIL_ON_MISSING =
      Option.of(
          "fail-on-missing-columns",
          OptionType.BOOLEAN,
          false,
          "Take a row with too few fields as a bad row even with 'ignore-parse-errors'.");
  private static final Option<Boolean> EMPTY_AS_NULL =
      Option.of("empty-string-as-null", OptionType.BOOLEAN, false, "Read empty values as NULL.");
  private static final Option<Boolean> IGNORE_FIRST_LINE =
      Option.of(
          "ignore-first-line",
          OptionType.BOOLEAN,
          false,
          "Skip the first record of each file, its header. (Flink has this after 2.3.)");
  private static final Option<Boolean> WRITE_HEADER =
      Option.of(
          "write-header",
          OptionType.BOOLEAN,
          false,
          "Write the names of the columns at the head of each file. (Millrace's own.)");

  static final List<Option<?>> ALL =
      List.of(
          FIELD_DELIMITER,
          DISABLE_QUOTE,
          QUOTE,
          COMMENTS,
          IGNORE_ERRORS,
          ARRAY_DELIMITER,
          ESCAPE,
          NULL_LITERAL,
          SCIENTIFIC,
          TRIM,
          IGNORE_TRAILING,
          TRAILING_COMMA,
          FAIL_ON_MISSING,
          EMPTY_AS_NULL,
          IGNORE_FIRST_LINE,
          WRITE_HEADER);

  final int delimiter;
  final int quote;
  final int escape;
  final boolean comments;
  final boolean ignoreErrors;
  final byte[] elementDelimiter;
  final byte[] nullLiteral;
  final boolean scientific;
  final boolean trim;
  final boolean ignoreTrailing;
  final boolean trailingComma;
  final boolean failOnMissing;
  final boolean emptyAsNull;
  final boolean ignoreFirstLine;
  final boolean writeHeader;

  CsvOptions(Options options) {
    delimiter = character(FIELD_DELIMITER, options.get(FIELD_DELIMITER));
    boolean noQuote = options.get(DISABLE_QUOTE);
    if (noQuote && options.has(QUOTE)) {
      throw MillraceException.deterministic(
          "option 'csv.quote-character' cannot be set together with 'csv.disable-quote-character'");
    }
    quote = noQuote ? -1 : character(QUOTE, options.get(QUOTE));
    escape = options.find(ESCAPE).map(text -> character(ESCAPE, text)).orElse(-1);
    comments = options.get(COMMENTS);
    ignoreErrors = options.get(IGNORE_ERRORS);
    elementDelimiter = options.get(ARRAY_DELIMITER).getBytes(StandardCharsets.UTF_8);
    nullLiteral =
        options.find(NULL_LITERAL).map(t -> t.getBytes(StandardCharsets.UTF_8)).orElse(null);
    scientific = options.get(SCIENTIFIC);
    trim = options.get(TRIM);
    ignoreTrailing = options.get(IGNORE_TRAILING);
    trailingComma = options.get(TRAILING_COMMA);
    failOnMissing = options.get(FAIL_ON_MISSING);
    emptyAsNull = options.get(EMPTY_AS_NULL);
    ignoreFirstLine = options.get(IGNORE_FIRST_LINE);
    writeHeader = options.get(WRITE_HEADER);
  }

  private static int character(Option<String> option, String text) {
    String unescaped =
        text.matches("\\\\u[0-9a-fA-F]{4}")
            ? String.valueOf((char) Integer.parseInt(text.substring(2), 16))
            : text.length() == 2 && text.charAt(0) == '\\' ? unescape(text) : text;
    if (unescaped.length() != 1 || unescaped.charAt(0) > 127) {
      throw MillraceException.deterministic(
          "option 'csv."
              + option.key()
              + "': expected one ASCII character, but it is '"
              + text
              + "'");
    }
    return unescaped.charAt(0);
  }

  private static String unescape(String text) {
    return switch (text.charAt(1)) {
      case 't' -> "\t";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      default -> text.substring(1);
    };
  }
}
