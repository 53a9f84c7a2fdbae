package io.millrace.planner.plan;

import io.millrace.data.type.DataType;
import java.util.List;

/**
 * MATCH_RECOGNIZE with ONE ROW PER MATCH; output: the columns of PARTITION BY, then one column a
 * measure. It reads all columns of its input.
 *
 * @param defines conditions of those variables that have one
 * @param results what {@code measures} refer to
 * @param measures also hand on the columns of PARTITION BY
 */
public record MatchRecognize(
    Header header,
    Rows rows,
    Pattern pattern,
    List<Define> defines,
    View results,
    List<Expression> measures)
    implements PlanNode.Matching {
  public MatchRecognize {
    defines = List.copyOf(defines);
    measures = List.copyOf(measures);
  }

  @Override
  public MatchRecognize withHeader(Header newHeader) {
    return new MatchRecognize(newHeader, rows, pattern, defines, results, measures);
  }

  /**
   * Which rows follow each other.
   *
   * @param partition columns of the input
   * @param order the time attribute, then columns that order rows of equal time
   * @param eventTime whether the time attribute is of event time
   */
  public record Rows(List<Integer> partition, List<PlanNode.SortKey> order, boolean eventTime) {
    public Rows {
      partition = List.copyOf(partition);
      order = List.copyOf(order);
    }

    /** The time attribute. */
    public int time() {
      return order.get(0).column();
    }
  }

  /**
   * What is looked for.
   *
   * @param variables one after the other
   * @param withinMillis between first and last row of a match must be less; 0: no limit
   */
  public record Pattern(List<Variable> variables, After after, long withinMillis) {
    public Pattern {
      variables = List.copyOf(variables);
    }
  }

  /**
   * A variable and its quantifier.
   *
   * @param max -1: any number of rows
   * @param greedy whether a row that fits it may not go to the variable behind it
   */
  public record Variable(String name, int min, int max, boolean greedy) {}

  /**
   * Where the next match may begin.
   *
   * @param variable of TO_FIRST and TO_LAST, by position; else -1
   */
  public record After(Skip skip, int variable) {}

  /** AFTER MATCH SKIP. */
  public enum Skip {
    PAST_LAST_ROW,
    TO_NEXT_ROW,
    TO_FIRST,
    TO_LAST
  }

  /**
   * The condition of a variable, over the columns of its view: first the values, then the results
   * of the aggregates.
   */
  public record Define(int variable, View view, Expression condition) {}

  /** What an expression sees of a match. */
  public record View(List<RowValue> values, List<Aggregates> aggregates) {
    public View {
      values = List.copyOf(values);
      aggregates = List.copyOf(aggregates);
    }
  }

  /**
   * {@code FIRST(variable.column, offset)} or LAST.
   *
   * @param variable by position; -1: rows of all variables
   * @param column of the input
   * @param type may be NULL where there may be no such row
   */
  public record RowValue(int variable, boolean first, int offset, int column, DataType type) {}

  /**
   * Aggregates over the rows of a variable.
   *
   * @param variable by position; -1: rows of all variables
   * @param arguments over the input
   * @param calls whose arguments are positions in {@code arguments}
   */
  public record Aggregates(int variable, List<Expression> arguments, List<AggregateCall> calls) {
    public Aggregates {
      arguments = List.copyOf(arguments);
      calls = List.copyOf(calls);
    }
  }
}
