package io.millrace.planner.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** Operators by name; names do not depend on case. */
public final class OperatorTable implements SqlOperatorTable {
  private final Map<String, List<SqlOperator>> byName = new HashMap<>();

  /** The operators of the grammar, the aggregates, the windows, and the given functions. */
  public OperatorTable(Collection<? extends SqlOperator> functions) {
    StandardOperators.LOGIC.forEach(this::add);
    StandardOperators.VALUES.forEach(this::add);
    StandardOperators.AGGREGATES.forEach(this::add);
    add(WindowFunction.TUMBLE);
    add(WindowFunction.HOP);
    functions.forEach(this::add);
  }

  private void add(SqlOperator operator) {
    byName
        .computeIfAbsent(operator.getName().toUpperCase(Locale.ROOT), n -> new ArrayList<>())
        .add(operator);
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    if (!name.isSimple()) {
      return;
    }
    String key = name.getSimple().toUpperCase(Locale.ROOT);
    if (key.equals("TRY_CAST") && syntax.family == SqlSyntax.SPECIAL) {
      found.add(StandardOperators.tryCast());
    }
    for (SqlOperator operator : byName.getOrDefault(key, List.of())) {
      if (operator.getSyntax().family == syntax.family) {
        found.add(operator);
      }
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return byName.values().stream().flatMap(List::stream).toList();
  }
}
