package io.millrace.state.snapshot;

import io.millrace.data.encoding.Compatibility;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.state.table.TableParts;
import io.millrace.state.table.TableSpec;

/**
 * What a snapshot says of a table.
 *
 * @param operator identity of its operator
 * @param table its name
 * @param kind what kind of table it is
 * @param slots longs a row has
 * @param variable whether rows carry bytes
 * @param key layout of its keys, as text
 * @param value layout of its values, as text
 */
public record TableInfo(
    String operator,
    String table,
    TableParts.Kind kind,
    int slots,
    boolean variable,
    String key,
    String value) {

  static TableInfo of(String operator, TableParts parts) {
    TableSpec spec = parts.spec();
    return new TableInfo(
        operator,
        spec.name(),
        parts.kind(),
        spec.slots(),
        spec.variable(),
        spec.key().toString(),
        spec.value().toString());
  }

  /**
   * The number by which rows of a table are found in runs: it must not depend on which other tables
   * there are.
   */
  static int id(String operator, String table) {
    long h = 0xcbf29ce484222325L;
    for (char c : (operator + '\n' + table).toCharArray()) {
      h = (h ^ c) * 0x100000001b3L;
    }
    return (int) (h ^ h >>> 32) & Integer.MAX_VALUE;
  }

  /** Throws MillraceException unless rows stored under this can be read under {@code wanted}. */
  void check(TableInfo wanted) {
    boolean sameForm = kind == wanted.kind && slots == wanted.slots && variable == wanted.variable;
    Layout storedKey = Layout.parse(key);
    Layout wantedKey = Layout.parse(wanted.key);
    boolean sameKey =
        KeyEncoding.compare(storedKey.types(), wantedKey.types()) == Compatibility.SAME;
    Compatibility values = Layout.parse(value).compare(Layout.parse(wanted.value));
    // Slots hold a wider number as they held the narrower one; bytes do not.
    boolean readable = values == Compatibility.SAME || values == Compatibility.WIDENED && !variable;
    if (!sameForm || !sameKey || !readable) {
      String changed =
          changed("key column ", storedKey, wantedKey)
              + changed("", Layout.parse(value), Layout.parse(wanted.value));
      throw MillraceException.deterministic(
              "the checkpoint's state of "
                  + operator
                  + " ("
                  + table
                  + ") does not fit the query: "
                  + (changed.isEmpty()
                      ? "it holds " + describe() + ", but " + wanted.describe() + " is needed"
                      : changed.substring(2)))
          .withHint(
              "Declare the column as it was, run with --fresh to begin without the checkpoint, or"
                  + " restore the old query.");
    }
  }

  /** Each column of both whose type is another: {@code ; max0 was INT and is BIGINT}. */
  private static String changed(String what, Layout stored, Layout wanted) {
    StringBuilder text = new StringBuilder();
    for (Field before : stored.columns()) {
      for (Field now : wanted.columns()) {
        if (before.name().equals(now.name()) && !before.type().equals(now.type())) {
          text.append("; ").append(what).append(before.name());
          text.append(" was ").append(before.type().sql());
          text.append(" and is ").append(now.type().sql());
        }
      }
    }
    return text.toString();
  }

  private String describe() {
    String bytes = variable ? " and bytes" : "";
    return kind + " rows of " + slots + " numbers" + bytes + ", key " + key + ", value " + value;
  }
}
