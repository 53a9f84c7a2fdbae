package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.Connectors;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.ChangelogFunction;
import io.millrace.planner.message.ClausePlaces;
import io.millrace.planner.message.ClausePlaces.Clause;
import io.millrace.planner.type.TypeConversion;
import io.millrace.sql.source.SourcePosition;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCall;

/** Turns normalised algebra into plan nodes; each kind of algebra has a translator of its own. */
final class PlanConverter {
  final PlanBuilder builder;
  final Connectors connectors;
  final PlannerSettings settings;
  final ExpressionConverter expressions;
  final ClausePlaces clauses;

  /** Where window functions stand, by the text of their call. */
  final Map<String, SourcePosition> windowPositions;

  private final Map<Integer, Relation> shared = new HashMap<>();
  private UnaryOperator<RelNode> normalization = UnaryOperator.identity();

  PlanConverter(
      PlanBuilder builder,
      Connectors connectors,
      PlannerSettings settings,
      ExpressionConverter expressions,
      ClausePlaces clauses,
      Map<String, SourcePosition> windowPositions) {
    this.builder = builder;
    this.connectors = connectors;
    this.settings = settings;
    this.expressions = expressions;
    this.clauses = clauses;
    this.windowPositions = windowPositions;
  }

  /** Says how the definition of a shared sub-plan becomes what is converted. */
  void sharedBy(UnaryOperator<RelNode> normalization) {
    this.normalization = normalization;
  }

  private Relation shared(SharedPlan rel) {
    Relation known = shared.get(rel.number());
    if (known == null) {
      known = convert(normalization.apply(rel.plan()));
      shared.put(rel.number(), known);
    }
    return known;
  }

  Relation convert(RelNode rel) {
    if (rel instanceof SharedPlan plan) {
      return shared(plan);
    } else if (rel instanceof TableScan scan) {
      return ScanTranslator.translate(this, scan);
    } else if (rel instanceof LogicalWatermark watermark) {
      return ScanTranslator.watermark(this, watermark);
    } else if (rel instanceof Project project) {
      return CalcTranslator.project(this, project);
    } else if (rel instanceof Filter filter) {
      return CalcTranslator.filter(this, filter);
    } else if (rel instanceof Values values) {
      return ValuesTranslator.translate(this, values);
    } else if (rel instanceof Union union) {
      return UnionTranslator.translate(this, union);
    } else if (rel instanceof Intersect || rel instanceof Minus) {
      return SetOperationTranslator.translate(this, (SetOp) rel);
    } else if (rel instanceof Aggregate aggregate) {
      return AggregateTranslator.translate(this, aggregate);
    } else if (rel instanceof Join join) {
      return JoinTranslator.translate(this, join);
    } else if (rel instanceof Correlate correlate && SnapshotTranslator.isOne(correlate)) {
      return SnapshotTranslator.translate(this, correlate);
    } else if (rel instanceof Correlate correlate) {
      return UnnestTranslator.translate(this, correlate);
    } else if (rel instanceof Uncollect uncollect) {
      return UnnestTranslator.alone(this, uncollect);
    } else if (rel instanceof Sort sort) {
      return SortTranslator.translate(this, sort);
    } else if (rel instanceof Match match) {
      return MatchTranslator.translate(this, match);
    } else if (rel instanceof TableFunctionScan scan
        && ((RexCall) scan.getCall()).getOperator() instanceof ChangelogFunction function) {
      return ChangelogTranslator.translate(this, scan, function);
    } else if (rel instanceof TableFunctionScan window) {
      return WindowAssignment.translate(this, window);
    }
    if (rel instanceof Snapshot) {
      throw PlanException.refused(
          clauses.of(Clause.SYSTEM_TIME),
          "FOR SYSTEM_TIME AS OF without a JOIN",
          "join with the table as of a time");
    }
    throw PlanException.notSupported(null, rel.getRelTypeName(), null);
  }

  static List<Field> schema(RelNode rel) {
    return TypeConversion.fromCalciteRow(rel.getRowType());
  }

  static List<TimeAttribute> noTimes(int columns) {
    return Collections.nCopies(columns, TimeAttribute.NONE);
  }
}
