package io.millrace.functions.conditional;

import io.millrace.data.bytes.Slice;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;
import java.util.function.IntPredicate;

/** What a string looks like; NULL looks like nothing. */
public final class CheckFunctions {
  private CheckFunctions() {}

  @SqlFunction(
      name = "IS_ALPHA",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is made of letters only, and not empty.")
  public static boolean isAlpha(Slice text) {
    return text != null && all(text, Character::isLetter);
  }

  @SqlFunction(
      name = "IS_ALPHA",
      args = "TINYINT|SMALLINT|INT|BIGINT|DECIMAL|FLOAT|DOUBLE",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "See above; numbers are not.")
  public static boolean isAlpha(Element number) {
    return false;
  }

  @SqlFunction(
      name = "IS_DIGIT",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is made of digits only, and not empty; whole numbers are.")
  public static boolean isDigit(Slice text) {
    return text != null && all(text, Character::isDigit);
  }

  @SqlFunction(
      name = "IS_DIGIT",
      args = "TINYINT|SMALLINT|INT|BIGINT",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static boolean isDigitWhole(Element number) {
    return number != null;
  }

  @SqlFunction(
      name = "IS_DIGIT",
      args = "DECIMAL|FLOAT|DOUBLE",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static boolean isDigitFraction(Element number) {
    return false;
  }

  @SqlFunction(
      name = "IS_DECIMAL",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string can be read as a number; numbers can.")
  public static boolean isDecimal(Slice text) {
    if (text == null || text.length == 0) {
      return false;
    }
    try {
      Double.parseDouble(text.toString());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @SqlFunction(
      name = "IS_DECIMAL",
      args = "TINYINT|SMALLINT|INT|BIGINT|DECIMAL|FLOAT|DOUBLE",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static boolean isDecimal(Element number) {
    return number != null;
  }

  private static boolean all(Slice text, IntPredicate test) {
    return text.length > 0 && text.toString().chars().allMatch(test);
  }
}
