package io.millrace.planner.validate;

import io.millrace.data.batch.RowKind;
import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.ChangelogFunction;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.ChangeCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * Reads the arguments of {@code TO_CHANGELOG} and {@code FROM_CHANGELOG}: {@code input => TABLE t},
 * {@code op => DESCRIPTOR(name)}, {@code op_mapping => MAP[…]}, named or in this order.
 */
final class ChangelogArguments {
  private static final List<String> PARAMETERS = List.of("input", "op", "op_mapping");
  private static final List<String> KINDS =
      Arrays.stream(RowKind.values()).map(Enum::name).toList();

  private final SqlCall call;
  private final boolean to;
  private final SqlNode[] arguments = new SqlNode[PARAMETERS.size()];

  private ChangelogArguments(SqlCall call, boolean to) {
    this.call = call;
    this.to = to;
  }

  /** The call of the table alone, of a function that knows the other arguments. */
  static SqlCall settle(SqlCall call, boolean to) {
    ChangelogArguments arguments = new ChangelogArguments(call, to);
    arguments.sort();
    return arguments.settle();
  }

  private void sort() {
    List<SqlNode> given = call.getOperandList();
    long named = given.stream().filter(n -> n.getKind() == SqlKind.ARGUMENT_ASSIGNMENT).count();
    if (named > 0 && named < given.size()) {
      throw complain(call, "either all arguments of %s are named or none".formatted(name()));
    }
    if (given.size() > PARAMETERS.size()) {
      throw complain(call, "%s takes 1 to 3 arguments, not %d".formatted(name(), given.size()));
    }
    for (int i = 0; i < given.size(); i++) {
      SqlNode node = given.get(i);
      if (named == 0) {
        arguments[i] = node;
        continue;
      }
      SqlIdentifier name = ((SqlCall) node).operand(1);
      int place = PARAMETERS.indexOf(name.getSimple());
      if (place < 0) {
        throw new PlanException(
            Positions.of(name),
            "%s has no argument `%s`".formatted(name(), name.getSimple()),
            NearestName.hint(name.getSimple(), PARAMETERS));
      }
      if (arguments[place] != null) {
        throw complain(name, "the argument %s is given twice".formatted(name.getSimple()));
      }
      arguments[place] = ((SqlCall) node).operand(0);
    }
  }

  private SqlCall settle() {
    if (arguments[0] == null) {
      throw complain(call, "%s lacks the argument input".formatted(name()));
    }
    if (arguments[0].getKind() == SqlKind.SET_SEMANTICS_TABLE) {
      throw new PlanException(
          Positions.of(arguments[0]),
          "%s takes rows as they come, not by PARTITION BY".formatted(name()),
          "leave it out");
    }
    List<ChangeCode> codes = arguments[2] == null ? plain() : mapping(arguments[2]);
    return new ChangelogFunction(to, op(), codes)
        .createCall(call.getParserPosition(), List.of(arguments[0]));
  }

  private String op() {
    SqlNode descriptor = arguments[1];
    if (descriptor == null) {
      return "op";
    }
    if (!(descriptor instanceof SqlCall named)
        || !named.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")
        || named.operandCount() != 1
        || !(named.operand(0) instanceof SqlIdentifier column)
        || !column.isSimple()) {
      throw complain(descriptor, "expected DESCRIPTOR(column), one column");
    }
    return column.getSimple();
  }

  private static List<ChangeCode> plain() {
    return Arrays.stream(RowKind.values()).map(kind -> new ChangeCode(kind, kind.name())).toList();
  }

  private List<ChangeCode> mapping(SqlNode node) {
    if (node.getKind() != SqlKind.MAP_VALUE_CONSTRUCTOR) {
      throw complain(node, "op_mapping must be a constant MAP['…', '…']");
    }
    List<SqlNode> entries = ((SqlCall) node).getOperandList();
    List<ChangeCode> codes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> targets = new HashSet<>();
    for (int i = 0; i + 1 < entries.size(); i += 2) {
      SqlNode kinds = entries.get(to ? i : i + 1);
      SqlNode texts = entries.get(to ? i + 1 : i);
      if (!to) {
        onlyTarget(words(kinds, false).get(0).strip(), kinds, targets);
      }
      for (String kind : words(kinds, to)) {
        for (String text : words(texts, !to)) {
          codes.add(new ChangeCode(kind(kind, kinds), text));
          once(to ? kind : text, to ? kinds : texts, seen);
        }
      }
    }
    checkUpdates(codes, node);
    return codes;
  }

  private List<String> words(SqlNode node, boolean several) {
    if (!(node instanceof SqlCharStringLiteral literal)) {
      throw complain(node, "op_mapping must be a constant MAP['…', '…']");
    }
    String text = literal.toValue();
    return several ? Arrays.stream(text.split(",")).map(String::strip).toList() : List.of(text);
  }

  private static RowKind kind(String word, SqlNode at) {
    String name = word.strip();
    if (!KINDS.contains(name)) {
      String near = NearestName.hint(name, KINDS);
      throw new PlanException(
          Positions.of(at),
          "unknown kind of change '" + name + "'",
          near != null ? near : "expected " + String.join(", ", KINDS));
    }
    return RowKind.valueOf(name);
  }

  private static void onlyTarget(String kind, SqlNode at, Set<String> targets) {
    if (!targets.add(kind)) {
      throw new PlanException(
          Positions.of(at),
          "'" + kind + "' stands in op_mapping twice",
          "Name its codes in one entry: MAP['c, r', '" + kind + "']");
    }
  }

  private static void once(String word, SqlNode at, Set<String> seen) {
    if (!seen.add(word)) {
      throw new PlanException(Positions.of(at), "'" + word + "' stands in op_mapping twice");
    }
  }

  /** An update without the row that it replaces cannot be told from a key, which there is none. */
  private void checkUpdates(List<ChangeCode> codes, SqlNode at) {
    boolean before = codes.stream().anyMatch(c -> c.kind() == RowKind.UPDATE_BEFORE);
    boolean after = codes.stream().anyMatch(c -> c.kind() == RowKind.UPDATE_AFTER);
    if (!to && after && !before) {
      throw PlanException.notSupported(
          Positions.of(at),
          "an op_mapping of FROM_CHANGELOG with UPDATE_AFTER and without UPDATE_BEFORE",
          "map the code of the old row to UPDATE_BEFORE, or read the changes with a format such"
              + " as debezium-json");
    }
  }

  private String name() {
    return ChangelogFunction.NAMES.get(to ? 0 : 1);
  }

  private PlanException complain(SqlNode node, String message) {
    return new PlanException(
        Positions.of(node),
        message,
        name() + "(input => TABLE t, op => DESCRIPTOR(op), op_mapping => MAP[…])");
  }
}
