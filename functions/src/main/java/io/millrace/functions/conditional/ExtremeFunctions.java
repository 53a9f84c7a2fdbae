package io.millrace.functions.conditional;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.SqlFunction;

/** GREATEST and LEAST: arguments of a common type; NULL if one of them is. */
public final class ExtremeFunctions {
  private ExtremeFunctions() {}

  @SqlFunction(
      name = "GREATEST",
      args = {"T", "T..."},
      returns = "T",
      doc = "The greatest of the arguments; NULL if one is NULL.")
  public static boolean greatest(boolean first, boolean[] more) {
    boolean found = first;
    for (boolean one : more) {
      if (one != found && one) {
        found = one;
      }
    }
    return found;
  }

  @SqlFunction(
      name = "GREATEST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static int greatest(int first, int[] more) {
    int found = first;
    for (int one : more) {
      if (one > found) {
        found = one;
      }
    }
    return found;
  }

  @SqlFunction(
      name = "GREATEST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static long greatest(long first, long[] more) {
    long found = first;
    for (long one : more) {
      if (one > found) {
        found = one;
      }
    }
    return found;
  }

  @SqlFunction(
      name = "GREATEST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static double greatest(double first, double[] more) {
    double found = first;
    for (double one : more) {
      if (Double.compare(one, found) > 0) {
        found = one;
      }
    }
    return found;
  }

  @SqlFunction(
      name = "GREATEST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static void greatest(Slice first, Slice[] more, SliceWriter out) {
    Slice found = first;
    for (Slice one : more) {
      if (one.compareTo(found) > 0) {
        found = one;
      }
    }
    out.append(found);
  }

  @SqlFunction(
      name = "GREATEST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static void greatest(LongPair first, LongPair[] more, LongPair out) {
    LongPair found = first;
    for (LongPair one : more) {
      if (compare(one, found) > 0) {
        found = one;
      }
    }
    out.set(found.high, found.low);
  }

  @SqlFunction(
      name = "LEAST",
      args = {"T", "T..."},
      returns = "T",
      doc = "The least of the arguments; NULL if one is NULL.")
  public static boolean least(boolean first, boolean[] more) {
    boolean found = first;
    for (boolean one : more) {
      if (one != found && !one) {
        found = one;
      }
    }
    return found;
  }

  @SqlFunction(
      name = "LEAST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static int least(int first, int[] more) {
    int found = first;
    for (int one : more) {
      if (one < found) {
        found = one;
      }
    }
    return found;
  }

  @SqlFunction(
      name = "LEAST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static long least(long first, long[] more) {
    long found = first;
    for (long one : more) {
      if (one < found) {
        found = one;
      }
    }
    return found;
  }

  @SqlFunction(
      name = "LEAST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static double least(double first, double[] more) {
    double found = first;
    for (double one : more) {
      if (Double.compare(one, found) < 0) {
        found = one;
      }
    }
    return found;
  }

  @SqlFunction(
      name = "LEAST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static void least(Slice first, Slice[] more, SliceWriter out) {
    Slice found = first;
    for (Slice one : more) {
      if (one.compareTo(found) < 0) {
        found = one;
      }
    }
    out.append(found);
  }

  @SqlFunction(
      name = "LEAST",
      args = {"T", "T..."},
      returns = "T",
      doc = "See above.")
  public static void least(LongPair first, LongPair[] more, LongPair out) {
    LongPair found = first;
    for (LongPair one : more) {
      if (compare(one, found) < 0) {
        found = one;
      }
    }
    out.set(found.high, found.low);
  }

  private static int compare(LongPair a, LongPair b) {
    int high = Long.compare(a.high, b.high);
    return high != 0 ? high : Long.compareUnsigned(a.low, b.low);
  }
}
