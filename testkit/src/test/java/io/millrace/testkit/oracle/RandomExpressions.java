package io.millrace.testkit.oracle;

import java.util.Random;

/**
 * Draws expressions over the columns of {@code t}, in words that both engines read alike. Integers
 * stay small, doubles are multiples of a power of two: nothing overflows or depends on an order.
 */
final class RandomExpressions {
  private static final String[] COMPARISONS = {"=", "<>", "<", "<=", ">", ">="};
  private static final String[] TEXTS = {"'a'", "'b'", "'Dd'", "'e f'", "''", "'über'"};
  private static final String[] PATTERNS = {"'%b%'", "'_'", "'D%'", "'%'", "'a_%'"};

  private final Random random;
  private final String prefix;

  /** {@code prefix} stands before the names of columns, as in {@code t.n}. */
  RandomExpressions(Random random, String prefix) {
    this.random = random;
    this.prefix = prefix;
  }

  private static <T> T one(Random random, T[] of) {
    return of[random.nextInt(of.length)];
  }

  private String literal() {
    return String.valueOf(random.nextInt(13) - 3);
  }

  String integer(int depth) {
    if (depth == 0) {
      return random.nextInt(4) == 0 ? literal() : prefix + "n";
    }
    String a = integer(depth - 1);
    return switch (random.nextInt(10)) {
      case 0 -> "(" + a + " + " + integer(depth - 1) + ")";
      case 1 -> "(" + a + " - " + integer(depth - 1) + ")";
      case 2 -> "(" + a + " * " + (1 + random.nextInt(4)) + ")";
      case 3 -> "ABS(" + a + ")";
      case 4 -> "MOD(" + a + ", " + (2 + random.nextInt(4)) + ")";
      case 5 -> "COALESCE(" + a + ", " + literal() + ")";
      case 6 -> "NULLIF(" + a + ", " + literal() + ")";
      case 7 -> "CHAR_LENGTH(" + text(depth - 1) + ")";
      case 8 -> "CASE WHEN " + condition(depth - 1) + " THEN " + a + " END";
      default ->
          "CASE WHEN "
              + condition(depth - 1)
              + " THEN "
              + a
              + " ELSE "
              + integer(depth - 1)
              + " END";
    };
  }

  String real(int depth) {
    if (depth == 0) {
      return prefix + "f";
    }
    String a = real(depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> "(" + a + " + " + integer(depth - 1) + ")";
      case 1 -> "(" + a + " * 0.5)";
      case 2 -> "COALESCE(" + a + ", " + prefix + "f, 1.5)";
      case 3 -> "ABS(" + a + ")";
      default -> "CASE WHEN " + condition(depth - 1) + " THEN " + a + " ELSE " + prefix + "f END";
    };
  }

  String text(int depth) {
    if (depth == 0) {
      return random.nextInt(5) == 0 ? one(random, TEXTS) : prefix + "k";
    }
    String a = text(depth - 1);
    return switch (random.nextInt(7)) {
      case 0 -> "UPPER(" + a + ")";
      case 1 -> "(" + a + " || " + text(depth - 1) + ")";
      case 2 -> "SUBSTRING(" + a + ", " + (1 + random.nextInt(2)) + ", 1)";
      case 3 -> "COALESCE(" + a + ", 'none')";
      case 4 -> "CAST(" + integer(depth - 1) + " AS VARCHAR(20))";
      case 5 -> "NULLIF(" + a + ", " + one(random, TEXTS) + ")";
      default -> "CASE WHEN " + condition(depth - 1) + " THEN " + a + " ELSE " + prefix + "k END";
    };
  }

  String condition(int depth) {
    if (depth == 0) {
      return random.nextBoolean()
          ? prefix + "flag"
          : prefix + "n " + one(random, COMPARISONS) + " " + literal();
    }
    return switch (random.nextInt(11)) {
      case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
      case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
      case 2 -> "(NOT " + condition(depth - 1) + ")";
      case 3 -> "(" + integer(depth - 1) + " IS NULL)";
      case 4 -> "(" + text(depth - 1) + " IS NOT NULL)";
      case 5 -> "(" + text(depth - 1) + " LIKE " + one(random, PATTERNS) + ")";
      case 6 -> "(" + integer(depth - 1) + " IN (1, 2, " + literal() + "))";
      case 7 -> "(" + integer(depth - 1) + " BETWEEN " + literal() + " AND " + literal() + ")";
      case 8 -> compared(text(depth - 1), text(depth - 1));
      case 9 -> compared(real(depth - 1), real(depth - 1));
      default -> compared(integer(depth - 1), integer(depth - 1));
    };
  }

  private String compared(String a, String b) {
    String comparison =
        random.nextInt(4) == 0
            ? random.nextBoolean() ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM"
            : one(random, COMPARISONS);
    return "(" + a + " " + comparison + " " + b + ")";
  }
}
