package io.millrace.planner.hint;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * A hint as it was written.
 *
 * @param name in capitals
 * @param words what stands in its parentheses
 */
public record Hint(String name, SourcePosition position, List<Word> words) {

  /**
   * A name, or a key with its value.
   *
   * @param value null: a name alone
   * @param valuePosition null: a name alone
   */
  public record Word(
      String key, String value, SourcePosition position, SourcePosition valuePosition) {}

  /** All hints of one comment. */
  public static List<Hint> all(SqlNodeList list) {
    List<Hint> hints = new ArrayList<>();
    for (SqlNode node : list) {
      hints.add(of((SqlHint) node));
    }
    return hints;
  }

  private static Hint of(SqlHint hint) {
    List<SqlNode> parts = ((SqlNodeList) hint.getOperandList().get(1)).getList();
    boolean pairs = hint.getOptionFormat() == SqlHint.HintOptionFormat.KV_LIST;
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += pairs ? 2 : 1) {
      SqlNode key = parts.get(i);
      SqlNode value = pairs ? parts.get(i + 1) : null;
      words.add(
          new Word(
              text(key),
              pairs ? text(value) : null,
              Positions.of(key),
              pairs ? Positions.of(value) : null));
    }
    return new Hint(hint.getName().toUpperCase(Locale.ROOT), Positions.of(hint), words);
  }

  private static String text(SqlNode node) {
    return node instanceof SqlIdentifier name
        ? String.join(".", name.names)
        : ((SqlLiteral) node).getValueAs(String.class);
  }

  /** Complains unless it is a list of pairs with at least one. */
  void requirePairs(String example) {
    if (words.isEmpty() || words.get(0).value() == null) {
      throw new PlanException(
          position, "the hint " + name + " takes pairs of keys and values", "write " + example);
    }
  }
}
