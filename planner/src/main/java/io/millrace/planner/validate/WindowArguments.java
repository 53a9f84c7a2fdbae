package io.millrace.planner.validate;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.WindowFunction;
import io.millrace.planner.message.Positions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * Checks which arguments a call of a window function gives, before their types are known, and puts
 * named ones in the place of unnamed ones.
 */
final class WindowArguments {
  private final SqlCall call;
  private final WindowFunction function;

  private WindowArguments(SqlCall call, WindowFunction function) {
    this.call = call;
    this.function = function;
  }

  static void settle(SqlCall call, WindowFunction function) {
    new WindowArguments(call, function).settle();
  }

  private void settle() {
    List<SqlNode> given = List.copyOf(call.getOperandList());
    long named =
        given.stream().filter(node -> node.getKind() == SqlKind.ARGUMENT_ASSIGNMENT).count();
    if (named == 0) {
      checkCount(given.size());
      given.stream().findFirst().ifPresent(this::checkTable);
      return;
    }
    if (named < given.size()) {
      throw complain(call, "either all arguments of %s are named or none".formatted(name()));
    }
    Set<String> names = new HashSet<>();
    for (SqlNode node : given) {
      checkNamed((SqlCall) node, names);
    }
    for (String parameter : function.parameters().subList(0, function.mandatory())) {
      if (!names.contains(parameter)) {
        throw complain(call, "%s lacks the argument %s".formatted(name(), parameter));
      }
    }
    for (SqlNode node : given) {
      SqlCall assignment = (SqlCall) node;
      SqlIdentifier name = assignment.operand(1);
      call.setOperand(function.parameters().indexOf(name.getSimple()), assignment.operand(0));
    }
  }

  private void checkNamed(SqlCall assignment, Set<String> names) {
    SqlIdentifier name = assignment.operand(1);
    if (!function.parameters().contains(name.getSimple())) {
      throw new PlanException(
          Positions.of(name),
          "%s has no argument `%s`".formatted(name(), name.getSimple()),
          NearestName.hint(name.getSimple(), function.parameters()));
    }
    if (!names.add(name.getSimple())) {
      throw complain(name, "the argument %s is given twice".formatted(name.getSimple()));
    }
    if (name.getSimple().equals(function.parameters().get(0))) {
      checkTable(assignment.operand(0));
    }
  }

  private void checkCount(int count) {
    if (count < function.mandatory() || count > function.parameters().size()) {
      throw complain(
          call,
          "%s takes %s arguments, not %d"
              .formatted(
                  name(),
                  function.mandatory() == function.parameters().size()
                      ? function.mandatory()
                      : function.mandatory() + " or " + function.parameters().size(),
                  count));
    }
  }

  private void checkTable(SqlNode table) {
    if (table.getKind() == SqlKind.SET_SEMANTICS_TABLE && function != WindowFunction.SESSION) {
      throw new PlanException(
          Positions.of(table),
          "PARTITION BY is for SESSION windows; those of %s are the same for all rows"
              .formatted(name()),
          "leave it out");
    }
  }

  private String name() {
    return function.getName();
  }

  private PlanException complain(SqlNode node, String message) {
    return new PlanException(
        Positions.of(node),
        message,
        "%s(%s)".formatted(name(), String.join(", ", function.parameters())));
  }
}
