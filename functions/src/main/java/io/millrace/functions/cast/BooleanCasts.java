package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.BIGINT;
import static io.millrace.functions.registry.TypeFamily.BOOLEAN;
import static io.millrace.functions.registry.TypeFamily.DECIMAL;
import static io.millrace.functions.registry.TypeFamily.DOUBLE;
import static io.millrace.functions.registry.TypeFamily.FLOAT;
import static io.millrace.functions.registry.TypeFamily.INT;
import static io.millrace.functions.registry.TypeFamily.SMALLINT;
import static io.millrace.functions.registry.TypeFamily.STRING;
import static io.millrace.functions.registry.TypeFamily.TINYINT;

import io.millrace.data.bytes.Slice;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.cast.CastFunction.Mode;

/** To BOOLEAN: numbers other than zero are true; text is t, true, y, yes, 1 or the opposite. */
public final class BooleanCasts {
  private BooleanCasts() {}

  @CastFunction(
      from = {TINYINT, SMALLINT, INT},
      to = BOOLEAN)
  public static boolean intToBoolean(int value) {
    return value != 0;
  }

  @CastFunction(
      from = {BIGINT, DECIMAL},
      to = BOOLEAN)
  public static boolean longToBoolean(long value) {
    return value != 0;
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = BOOLEAN)
  public static boolean doubleToBoolean(double value) {
    return value != 0;
  }

  @CastFunction(from = DECIMAL, to = BOOLEAN)
  public static boolean pairToBoolean(LongPair value) {
    return (value.high | value.low) != 0;
  }

  @CastFunction(from = BOOLEAN, to = BOOLEAN)
  public static boolean same(boolean value) {
    return value;
  }

  @CastFunction(from = STRING, to = BOOLEAN, mode = Mode.CAST)
  public static boolean textToBoolean(
      TextState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text) {
    state.malformed.isNull = false;
    boolean value = tryTextToBoolean(text, state.malformed);
    if (state.malformed.isNull) {
      throw Rejected.value(text, to);
    }
    return value;
  }

  @CastFunction(from = STRING, to = BOOLEAN, mode = Mode.TRY)
  public static boolean tryTextToBoolean(Slice text, NullFlag flag) {
    boolean truth = is(text, "true") || is(text, "t") || is(text, "yes") || is(text, "y");
    if (truth || is(text, "1")) {
      return true;
    }
    boolean lie = is(text, "false") || is(text, "f") || is(text, "no") || is(text, "n");
    flag.isNull = !lie && !is(text, "0");
    return false;
  }

  private static boolean is(Slice text, String word) {
    if (text.length != word.length()) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      byte b = text.get(i);
      int lower = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
      if (lower != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
