package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.BIGINT;
import static io.millrace.functions.registry.TypeFamily.BOOLEAN;
import static io.millrace.functions.registry.TypeFamily.BYTES;
import static io.millrace.functions.registry.TypeFamily.DOUBLE;
import static io.millrace.functions.registry.TypeFamily.FLOAT;
import static io.millrace.functions.registry.TypeFamily.INT;
import static io.millrace.functions.registry.TypeFamily.SMALLINT;
import static io.millrace.functions.registry.TypeFamily.STRING;
import static io.millrace.functions.registry.TypeFamily.TINYINT;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.TypeOf;

/** To CHAR and VARCHAR. */
public final class TextCasts {
  private TextCasts() {}

  @CastFunction(from = STRING, to = STRING)
  public static void text(@TypeOf(TypeOf.RESULT) DataType to, Slice value, SliceWriter out) {
    int start = out.length();
    out.append(value);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = BYTES, to = STRING)
  public static void bytes(@TypeOf(TypeOf.RESULT) DataType to, Slice value, SliceWriter out) {
    int start = out.length();
    out.append(value.toString());
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = BOOLEAN, to = STRING)
  public static void bool(@TypeOf(TypeOf.RESULT) DataType to, boolean value, SliceWriter out) {
    int start = out.length();
    out.append(value ? "TRUE" : "FALSE");
    TextLength.fit(to, out, start);
  }

  @CastFunction(
      from = {TINYINT, SMALLINT, INT},
      to = STRING)
  public static void integer(@TypeOf(TypeOf.RESULT) DataType to, int value, SliceWriter out) {
    bigint(to, value, out);
  }

  @CastFunction(from = BIGINT, to = STRING)
  public static void bigint(@TypeOf(TypeOf.RESULT) DataType to, long value, SliceWriter out) {
    int start = out.length();
    Digits.append(out, value);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = DOUBLE, to = STRING)
  public static void number(@TypeOf(TypeOf.RESULT) DataType to, double value, SliceWriter out) {
    int start = out.length();
    out.append(Double.toString(value));
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = FLOAT, to = STRING)
  public static void single(@TypeOf(TypeOf.RESULT) DataType to, double value, SliceWriter out) {
    int start = out.length();
    out.append(Float.toString((float) value));
    TextLength.fit(to, out, start);
  }
}
