package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.BytesBuilder;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import java.util.regex.Matcher;

/** Java regular expressions. A malformed expression gives NULL; for REGEXP it gives FALSE. */
public final class RegexFunctions {
  private RegexFunctions() {}

  @SqlFunction(
      name = "REGEXP",
      args = {"STRING", "STRING"},
      returns = "BOOLEAN",
      doc = "Whether a part of the string matches the expression; FALSE for an empty expression.")
  public static boolean regexp(RegexState state, Slice text, Slice regex) {
    if (regex.length == 0) {
      return false;
    }
    Matcher matcher = state.matcher(text, regex);
    return matcher != null && matcher.find();
  }

  @SqlFunction(
      name = "REGEXP_REPLACE",
      args = {"STRING", "STRING", "STRING"},
      returns = "STRING",
      doc = "The string with every match of the expression replaced by the third, taken literally.")
  public static void replace(
      RegexState state, Slice text, Slice regex, Slice with, SliceWriter out, NullFlag flag) {
    Matcher matcher = state.matcher(text, regex);
    if (matcher == null) {
      flag.isNull = true;
    } else {
      out.append(matcher.replaceAll(Matcher.quoteReplacement(with.toString())));
    }
  }

  @SqlFunction(
      name = "REGEXP_EXTRACT",
      args = {"STRING", "STRING"},
      returns = "STRING",
      doc =
          "The first match of the expression, or a group of it, from 1; NULL if there is no match or"
              + " no such group.")
  public static void extract(
      RegexState state, Slice text, Slice regex, SliceWriter out, NullFlag flag) {
    extract(state, text, regex, 0, out, flag);
  }

  @SqlFunction(
      name = "REGEXP_EXTRACT",
      args = {"STRING", "STRING", "INT"},
      returns = "STRING",
      doc = "See above.")
  public static void extract(
      RegexState state, Slice text, Slice regex, int group, SliceWriter out, NullFlag flag) {
    Matcher matcher = state.matcher(text, regex);
    boolean has = matcher != null && group >= 0 && group <= matcher.groupCount() && matcher.find();
    String found = has ? matcher.group(group) : null;
    if (found == null) {
      flag.isNull = true;
    } else {
      out.append(found);
    }
  }

  @SqlFunction(
      name = "REGEXP_EXTRACT_ALL",
      args = {"STRING", "STRING"},
      returns = "ARRAY<STRING>",
      doc =
          "All matches of a group of the expression, by default the first (0: the whole match);"
              + " NULL if there is no such group.")
  public static void extractAll(
      RegexState state, Slice text, Slice regex, ArrayBuilder out, NullFlag flag) {
    extractAll(state, text, regex, 1, out, flag);
  }

  @SqlFunction(
      name = "REGEXP_EXTRACT_ALL",
      args = {"STRING", "STRING", "BIGINT"},
      returns = "ARRAY<STRING>",
      doc = "See above.")
  public static void extractAll(
      RegexState state, Slice text, Slice regex, long group, ArrayBuilder out, NullFlag flag) {
    Matcher matcher = state.matcher(text, regex);
    if (matcher == null || group < 0 || group > matcher.groupCount()) {
      flag.isNull = true;
      return;
    }
    BytesBuilder elements = (BytesBuilder) out.elements();
    while (matcher.find()) {
      String found = matcher.group((int) group);
      if (found == null) {
        elements.appendNull();
      } else {
        elements.append(found);
      }
    }
    out.end();
  }

  @SqlFunction(
      name = "REGEXP_COUNT",
      args = {"STRING", "STRING"},
      returns = "INT",
      doc = "The number of matches of the expression.")
  public static int count(RegexState state, Slice text, Slice regex, NullFlag flag) {
    Matcher matcher = state.matcher(text, regex);
    if (matcher == null) {
      flag.isNull = true;
      return 0;
    }
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  @SqlFunction(
      name = "REGEXP_INSTR",
      args = {"STRING", "STRING"},
      returns = "INT",
      doc = "Where the first match of the expression begins, from 1; 0 if there is none.")
  public static int instr(RegexState state, Slice text, Slice regex, NullFlag flag) {
    Matcher matcher = state.matcher(text, regex);
    if (matcher == null) {
      flag.isNull = true;
      return 0;
    }
    return matcher.find() ? matcher.start() + 1 : 0;
  }

  @SqlFunction(
      name = "REGEXP_SUBSTR",
      args = {"STRING", "STRING"},
      returns = "STRING",
      doc = "The first match of the expression; NULL if there is none.")
  public static void substr(
      RegexState state, Slice text, Slice regex, SliceWriter out, NullFlag flag) {
    extract(state, text, regex, 0, out, flag);
  }
}
