package io.millrace.planner.function;

import io.millrace.functions.registry.ExternalFunction;
import io.millrace.functions.registry.FunctionRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** Operators by name; names do not depend on case. */
public final class OperatorTable implements SqlOperatorTable {
  private static final String TRY_CAST = "TRY_CAST";

  /** Called like functions, though the grammar or the validator reads them. */
  private static final List<String> CLAUSES =
      List.of(TRY_CAST, "JSON_ARRAYAGG", "JSON_OBJECTAGG", "FROM_CHANGELOG", "TO_CHANGELOG");

  private final FunctionRegistry registry;
  private final Map<String, List<SqlOperator>> byName = new HashMap<>();

  /** The operators of the grammar, the aggregates, the windows, and the registry's functions. */
  public OperatorTable(FunctionRegistry registry) {
    this.registry = registry;
    StandardOperators.LOGIC.forEach(this::add);
    StandardOperators.VALUES.forEach(this::add);
    StandardOperators.AGGREGATES.forEach(this::add);
    add(WindowFunction.TUMBLE);
    add(WindowFunction.HOP);
    add(WindowFunction.CUMULATE);
    add(WindowFunction.SESSION);
    add(MatchFunctions.MATCH_ROWTIME);
    add(MatchFunctions.MATCH_PROCTIME);
    StandardOperators.MATCHING.forEach(this::add);
  }

  private void add(SqlOperator operator) {
    byName.computeIfAbsent(fold(operator.getName()), n -> new ArrayList<>()).add(operator);
  }

  private static String fold(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    String key = fold(String.join(".", name.names));
    if (key.equals(TRY_CAST)) {
      found.add(StandardOperators.tryCast());
    }
    for (SqlOperator operator : operators(key)) {
      if (operator.getSyntax().family == syntax.family
          || (syntax == SqlSyntax.FUNCTION && operator instanceof SqlFunction)) {
        found.add(operator);
      }
    }
  }

  /** Functions of the registry are made when first asked for; the grammar's come first. */
  private List<SqlOperator> operators(String name) {
    List<SqlOperator> known = byName.get(name);
    if (known != null || !registry.contains(name)) {
      return known == null ? List.of() : known;
    }
    boolean aggregates = registry.external(name).map(ExternalFunction::aggregates).orElse(false);
    List<SqlOperator> made =
        List.of(
            aggregates ? new UserAggregate(name, registry) : new RegistryFunction(name, registry));
    byName.put(name, made);
    return made;
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return byName.values().stream().flatMap(List::stream).toList();
  }

  /** Every name that can be called as a function. */
  public SortedSet<String> functionNames() {
    SortedSet<String> names = new TreeSet<>(registry.names());
    names.addAll(CLAUSES);
    byName.forEach(
        (name, operators) -> {
          if (operators.get(0) instanceof SqlFunction) {
            names.add(name);
          }
        });
    names.removeIf(
        name -> !Character.isLetter(name.charAt(0)) || name.contains(".") || name.contains(" "));
    return names;
  }

  /** Whether a name is that of a user's function that gives rows. */
  public boolean givesRows(List<String> name) {
    return registry.givesRows(String.join(".", name));
  }

  /** What a function makes of what: as DESCRIBE FUNCTION calls it. */
  public String kind(String name) {
    String folded = fold(name);
    SqlOperator operator = operators(folded).stream().findFirst().orElse(null);
    if (operator == null && CLAUSES.contains(folded)) {
      return folded.endsWith("AGG")
          ? "AGGREGATE"
          : folded.endsWith("CHANGELOG") ? "TABLE" : "SCALAR";
    }
    if (operator instanceof WindowFunction) {
      return "TABLE";
    }
    return operator != null && operator.isAggregator()
        ? "AGGREGATE"
        : registry.givesRows(folded) ? "TABLE" : "SCALAR";
  }

  /** The ways to call a window function, or a function of the registry. */
  public Optional<String> signatures(String name) {
    String folded = fold(name);
    if (folded.equals("TUMBLE")) {
      return Optional.of("TUMBLE(TABLE t, DESCRIPTOR(time), size [, offset])");
    } else if (folded.equals("HOP")) {
      return Optional.of("HOP(TABLE t, DESCRIPTOR(time), slide, size [, offset])");
    }
    return registry.contains(name)
        ? Optional.of(String.join(" or ", registry.describe(name).signatures()))
        : Optional.empty();
  }
}
