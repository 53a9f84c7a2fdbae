package io.millrace.planner.function;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;

import java.util.List;
import org.apache.calcite.sql.SqlOperator;

/** The operators of the grammar that Millrace knows, as Calcite defines them. */
final class StandardOperators {
  private StandardOperators() {}

  static final List<SqlOperator> LOGIC =
      List.of(
          AND,
          OR,
          NOT,
          EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_NULL,
          IS_NOT_NULL,
          IS_TRUE,
          IS_NOT_TRUE,
          IS_FALSE,
          IS_NOT_FALSE,
          IS_UNKNOWN,
          IS_NOT_UNKNOWN,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM,
          BETWEEN,
          NOT_BETWEEN,
          SYMMETRIC_BETWEEN,
          SYMMETRIC_NOT_BETWEEN,
          OVERLAPS,
          IS_JSON_VALUE,
          IS_NOT_JSON_VALUE,
          IS_JSON_OBJECT,
          IS_NOT_JSON_OBJECT,
          IS_JSON_ARRAY,
          IS_NOT_JSON_ARRAY,
          IS_JSON_SCALAR,
          IS_NOT_JSON_SCALAR,
          IN,
          NOT_IN,
          EXISTS,
          LIKE,
          NOT_LIKE,
          SIMILAR_TO,
          NOT_SIMILAR_TO);

  static final List<SqlOperator> VALUES =
      List.of(
          PLUS,
          MINUS,
          MULTIPLY,
          DIVIDE,
          PERCENT_REMAINDER,
          UNARY_MINUS,
          UNARY_PLUS,
          CONCAT,
          CASE,
          CastOperator.CAST,
          COALESCE,
          NULLIF,
          ROW,
          ARRAY_VALUE_CONSTRUCTOR,
          MAP_VALUE_CONSTRUCTOR,
          ITEM,
          DOT,
          SCALAR_QUERY,
          UNION,
          UNION_ALL,
          INTERSECT,
          INTERSECT_ALL,
          EXCEPT,
          EXCEPT_ALL,
          MULTISET_VALUE,
          UNNEST,
          DATETIME_PLUS,
          MINUS_DATE,
          DESCRIPTOR,
          DEFAULT,
          DESC,
          NULLS_FIRST,
          NULLS_LAST,
          IGNORE_NULLS,
          RESPECT_NULLS,
          OVER);

  static final List<SqlOperator> AGGREGATES =
      List.of(
          COUNT,
          SUM,
          AVG,
          MIN,
          MAX,
          SINGLE_VALUE,
          GROUPING,
          STDDEV_POP,
          DialectAggregate.STDDEV_SAMP,
          DialectAggregate.STDDEV,
          VAR_POP,
          DialectAggregate.VAR_SAMP,
          DialectAggregate.VARIANCE,
          DialectAggregate.LISTAGG,
          DialectAggregate.FIRST_VALUE,
          DialectAggregate.LAST_VALUE,
          DialectAggregate.COLLECT,
          DialectAggregate.ARRAY_AGG,
          DialectAggregate.PERCENTILE,
          GROUPING_ID,
          GROUP_ID,
          ROW_NUMBER,
          RANK,
          DENSE_RANK,
          OffsetOperator.LAG,
          OffsetOperator.LEAD,
          NTILE,
          CUME_DIST,
          PERCENT_RANK);

  /** What stands in MATCH_RECOGNIZE. */
  static final List<SqlOperator> MATCHING = List.of(FIRST, LAST, PREV, FINAL);

  static SqlOperator tryCast() {
    return CastOperator.TRY_CAST;
  }
}
