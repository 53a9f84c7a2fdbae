package io.millrace.connectors.format.json;

import io.millrace.connectors.format.scalar.TimestampStyle;
import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.VariantType;
import java.util.List;

/**
 * What the user says of JSON.
 *
 * @param failOnMissing whether a field that is not there is an error instead of NULL
 * @param ignoreErrors whether bad values are NULL and bad rows are skipped
 * @param nullKeyLiteral the key that stands for NULL
 * @param plainDecimals whether decimals are written without exponent
 * @param omitNulls whether fields that are NULL are not written
 */
public record JsonOptions(
    boolean failOnMissing,
    boolean ignoreErrors,
    TimestampStyle style,
    NullKeys nullKeys,
    String nullKeyLiteral,
    boolean plainDecimals,
    boolean omitNulls) {

  /** What becomes of entries of a map whose key is NULL. */
  public enum NullKeys {
    FAIL,
    DROP,
    LITERAL
  }

  private static final Option<Boolean> FAIL_ON_MISSING =
      Option.of(
          "fail-on-missing-field", OptionType.BOOLEAN, false, "Fail if a field is not there.");
  private static final Option<Boolean> IGNORE_ERRORS =
      Option.of(
          "ignore-parse-errors",
          OptionType.BOOLEAN,
          false,
          "Read bad values as NULL and skip bad rows instead of failing.");
  private static final Option<TimestampStyle> STYLE =
      Option.of(
          "timestamp-format.standard",
          OptionType.oneOf(TimestampStyle.class),
          TimestampStyle.SQL,
          "Spelling of timestamps: SQL '2020-12-30 12:13:14.123' or ISO-8601.");
  private static final Option<NullKeys> NULL_KEYS =
      Option.of(
          "map-null-key.mode",
          OptionType.oneOf(NullKeys.class),
          NullKeys.FAIL,
          "What becomes of entries whose key is NULL when maps are written.");
  private static final Option<String> NULL_KEY_LITERAL =
      Option.of(
          "map-null-key.literal",
          OptionType.STRING,
          "null",
          "The key that stands for NULL when 'map-null-key.mode' is LITERAL.");
  private static final Option<Boolean> PLAIN_DECIMALS =
      Option.of(
          "encode.decimal-as-plain-number",
          OptionType.BOOLEAN,
          false,
          "Write 0.000000027 instead of 2.7E-8.");
  private static final Option<Boolean> OMIT_NULLS =
      Option.of(
          "encode.ignore-null-fields", OptionType.BOOLEAN, false, "Write no fields that are NULL.");
  private static final Option<Boolean> JSON_PARSER =
      Option.of(
          "decode.json-parser.enabled",
          OptionType.BOOLEAN,
          true,
          "Means something in Flink only: Millrace has one JSON parser.");

  /** Those of the formats whose lines tell changes. */
  public static final List<Option<?>> OF_CHANGES =
      List.of(IGNORE_ERRORS, STYLE, NULL_KEYS, NULL_KEY_LITERAL, PLAIN_DECIMALS, OMIT_NULLS);

  static final List<Option<?>> ALL =
      List.of(
          FAIL_ON_MISSING,
          IGNORE_ERRORS,
          STYLE,
          NULL_KEYS,
          NULL_KEY_LITERAL,
          PLAIN_DECIMALS,
          OMIT_NULLS,
          JSON_PARSER);

  /** Reads the options of a table, without the prefix of the format. */
  public static JsonOptions of(Options options) {
    JsonOptions all =
        new JsonOptions(
            options.get(FAIL_ON_MISSING),
            options.get(IGNORE_ERRORS),
            options.get(STYLE),
            options.get(NULL_KEYS),
            options.get(NULL_KEY_LITERAL),
            options.get(PLAIN_DECIMALS),
            options.get(OMIT_NULLS));
    if (all.failOnMissing && all.ignoreErrors) {
      throw MillraceException.deterministic(
          "options 'json.fail-on-missing-field' and 'json.ignore-parse-errors' contradict each"
              + " other: only one can be true");
    }
    return all;
  }

  /** Flink's JSON holds all types but VARIANT. */
  static void requireSupported(String path, DataType type) {
    if (type instanceof VariantType) {
      throw MillraceException.deterministic(
              "format 'json' cannot hold column '" + path + "' of type " + type)
          .withHint(
              "Declare a STRING, which reads any JSON as it is: PARSE_JSON makes a VARIANT of it,"
                  + " JSON_STRING writes one.");
    }
  }
}
