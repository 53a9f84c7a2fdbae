package io.millrace.functions.variant;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.data.variant.Variant;
import io.millrace.data.variant.VariantText;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;

/** PARSE_JSON, TRY_PARSE_JSON, the elements of a VARIANT, and its JSON. */
public final class VariantFunctions {
  private static final int SHOWN = 60;

  private VariantFunctions() {}

  @SqlFunction(
      name = "PARSE_JSON",
      args = "STRING",
      returns = "VARIANT",
      doc =
          "The JSON as a VARIANT; malformed JSON and keys that are there twice are errors. If the"
              + " second argument is true, the last of such keys stays.")
  public static void parse(ParseState state, Slice json, SliceWriter out) {
    parse(state, json, false, out);
  }

  @SqlFunction(
      name = "PARSE_JSON",
      args = {"STRING", "BOOLEAN"},
      returns = "VARIANT",
      doc = "See above.")
  public static void parse(
      ParseState state, Slice json, boolean allowDuplicateKeys, SliceWriter out) {
    if (state.parser.parse(json, allowDuplicateKeys, out)) {
      return;
    }
    String text = json.toString();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    String problem = state.parser.problem();
    throw MillraceException.deterministic("PARSE_JSON: malformed JSON '" + shown + "': " + problem)
        .withHint(
            problem.contains("twice")
                ? "PARSE_JSON(…, TRUE) keeps the last of them."
                : "TRY_PARSE_JSON gives NULL instead.");
  }

  @SqlFunction(
      name = "TRY_PARSE_JSON",
      args = "STRING",
      returns = "VARIANT?",
      doc = "As PARSE_JSON, but NULL where that is an error.")
  public static void tryParse(ParseState state, Slice json, SliceWriter out, NullFlag flag) {
    flag.isNull = !state.parser.parse(json, false, out);
  }

  @SqlFunction(
      name = "TRY_PARSE_JSON",
      args = {"STRING", "BOOLEAN"},
      returns = "VARIANT?",
      doc = "See above.")
  public static void tryParse(
      ParseState state, Slice json, boolean allowDuplicateKeys, SliceWriter out, NullFlag flag) {
    flag.isNull = !state.parser.parse(json, allowDuplicateKeys, out);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"VARIANT", "STRING"},
      returns = "VARIANT",
      doc =
          "v['key'], v[i]: the member of an object or the element, from 1, of an array in a VARIANT;"
              + " NULL if there is none, an error if the VARIANT is something else.")
  public static void member(
      PartState state, Slice variant, Slice key, SliceWriter out, NullFlag flag) {
    if (!Variant.isObject(variant)) {
      throw wrongKind("['" + key + "'] needs an object", variant);
    }
    take(Variant.member(variant, key, state.part), state.part, out, flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"VARIANT", "BIGINT"},
      returns = "VARIANT",
      doc = "See above.")
  public static void element(
      PartState state, Slice variant, long index, SliceWriter out, NullFlag flag) {
    if (!Variant.isArray(variant)) {
      throw wrongKind("[" + index + "] needs an array", variant);
    }
    boolean possible = index >= 1 && index <= Integer.MAX_VALUE;
    boolean found = possible && Variant.element(variant, (int) index - 1, state.part);
    take(found, state.part, out, flag);
  }

  private static void take(boolean found, Slice part, SliceWriter out, NullFlag flag) {
    flag.isNull = !found;
    if (found) {
      out.append(part);
    }
  }

  private static MillraceException wrongKind(String needed, Slice variant) {
    return MillraceException.deterministic(
            needed + " in the VARIANT, but found " + Variant.name(variant))
        .withHint("JSON_VALUE(JSON_STRING(v), 'lax $.key') gives NULL for what is something else.");
  }

  @SqlFunction(
      name = "JSON_STRING",
      args = "VARIANT",
      returns = "STRING",
      doc = "The value as JSON.")
  public static void string(Slice variant, SliceWriter out) {
    VariantText.print(variant, out);
  }
}
