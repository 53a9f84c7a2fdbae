package io.millrace.planner.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * A sub-query without the conditions that speak of the row around it.
 *
 * @param plan its columns, then those that the conditions need
 * @param conditions over the columns of {@code plan} and the row around
 */
record Uncorrelated(RelNode plan, List<RexNode> conditions) {

  /**
   * Takes the conditions out; null if they stand elsewhere than in the outermost filters.
   *
   * @param existence whether the columns of the sub-query do not matter
   */
  static Uncorrelated of(RelNode query, boolean existence) {
    RelNode rel = query;
    while (existence && rel instanceof Project project) {
      rel = project.getInput();
    }
    return peel(rel);
  }

  private static Uncorrelated peel(RelNode rel) {
    if (RelOptUtil.getVariablesUsed(rel).isEmpty()) {
      return new Uncorrelated(rel, List.of());
    }
    if (rel instanceof Project project) {
      return project(project);
    }
    return rel instanceof Filter filter ? filter(filter) : null;
  }

  private static Uncorrelated filter(Filter filter) {
    Uncorrelated input = peel(filter.getInput());
    if (input == null) {
      return null;
    }
    List<RexNode> correlated = new ArrayList<>(input.conditions);
    List<RexNode> own = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      (RexUtil.containsCorrelation(condition) ? correlated : own).add(condition);
    }
    RexBuilder rex = filter.getCluster().getRexBuilder();
    RelNode plan =
        own.isEmpty()
            ? input.plan
            : LogicalFilter.create(input.plan, RexUtil.composeConjunction(rex, own));
    return new Uncorrelated(plan, correlated);
  }

  private static Uncorrelated project(Project project) {
    Uncorrelated input = peel(project.getInput());
    boolean movable =
        input != null
            && Determinism.holds(project)
            && project.getProjects().stream().noneMatch(RexUtil::containsCorrelation);
    if (!movable) {
      return null;
    }
    SortedSet<Integer> needed = new TreeSet<>();
    input.conditions.forEach(c -> RelOptUtil.InputFinder.bits(c).forEach(needed::add));
    List<RexNode> projects = new ArrayList<>(project.getProjects());
    List<String> names = new ArrayList<>(project.getRowType().getFieldNames());
    List<Integer> columns = List.copyOf(needed);
    RexBuilder rex = project.getCluster().getRexBuilder();
    for (int column : columns) {
      projects.add(rex.makeInputRef(input.plan, column));
      names.add("$around" + column);
    }
    int first = project.getProjects().size();
    RexShuttle move =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(first + columns.indexOf(ref.getIndex()), ref.getType());
          }
        };
    return new Uncorrelated(
        LogicalProject.create(input.plan, List.of(), projects, names, Set.of()),
        input.conditions.stream().map(move::apply).toList());
  }
}
