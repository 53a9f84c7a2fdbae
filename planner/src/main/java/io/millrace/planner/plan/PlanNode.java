package io.millrace.planner.plan;

import io.millrace.data.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** A node of the physical plan; {@link Header#inputs()} says what it reads. */
public sealed interface PlanNode {
  Header header();

  /** The same node with another header. */
  PlanNode withHeader(Header header);

  /** Nodes that have files of their own. */
  sealed interface Extension extends PlanNode permits Analytic, SetOperation, MultiJoin {}

  /** MATCH_RECOGNIZE. */
  sealed interface Matching extends PlanNode permits MatchRecognize {}

  /** A node of one input whose output begins with all columns of the input. */
  sealed interface Analytic extends Extension
      permits Expand,
          AssignWindows,
          LookupJoin,
          Rank,
          TimeSort,
          OverAggregate,
          WindowRank,
          ChangelogNormalize,
          ToChangelog,
          FromChangelog {
    /** Columns of the input that it needs for itself. */
    List<Integer> reads();

    /** Columns of the input whose values rows must share to be together; null: need not be. */
    List<Integer> together();

    /**
     * The same node over an input whose columns stand elsewhere.
     *
     * @param column from old to new positions; -1: nobody reads the column, and it is gone
     */
    Analytic moved(Header newHeader, IntUnaryOperator column);
  }

  /**
   * Reads a table.
   *
   * @param source the table
   * @param columns positions in {@code source.schema()} that are produced, in order of the output
   * @param filter what the connector may apply, over the produced columns; rows for which it is not
   *     TRUE need not come, but the condition is applied again behind; null: nothing
   * @param limit rows after which the source may stop; -1: none
   */
  record Scan(
      Header header, TableSource source, List<Integer> columns, Expression filter, long limit)
      implements PlanNode {
    @Override
    public Scan withHeader(Header newHeader) {
      return new Scan(newHeader, source, columns, filter, limit);
    }
  }

  /**
   * A table to read.
   *
   * @param table catalog, database, name
   * @param options of the table, hints merged in
   * @param schema the physical and metadata columns of the table
   * @param bounded whether it ends by itself
   */
  record TableSource(
      List<String> table, Map<String, String> options, List<TableColumn> schema, boolean bounded) {
    public TableSource {
      table = List.copyOf(table);
      schema = List.copyOf(schema);
    }
  }

  /**
   * A column that a connector reads or writes.
   *
   * @param metadataKey for METADATA columns the connector's key; else null
   */
  record TableColumn(String name, DataType type, String metadataKey) {}

  /** Constant rows; {@code rows} hold literals. */
  record Values(Header header, List<List<Expression>> rows) implements PlanNode {
    @Override
    public Values withHeader(Header newHeader) {
      return new Values(newHeader, rows);
    }
  }

  /**
   * Filter and projection in one pass: rows for which {@code condition} is TRUE (null: all), as
   * {@code projections} (each an expression over the input).
   */
  record Calc(Header header, Expression condition, List<Expression> projections)
      implements PlanNode {
    @Override
    public Calc withHeader(Header newHeader) {
      return new Calc(newHeader, condition, projections);
    }
  }

  /**
   * Assigns watermarks.
   *
   * @param rowtime column whose time it is
   * @param watermark expression over the input; its greatest value so far is the watermark
   * @param idleTimeoutMillis {@code table.exec.source.idle-timeout}; 0: never idle
   */
  record WatermarkAssigner(Header header, int rowtime, Expression watermark, long idleTimeoutMillis)
      implements PlanNode {
    @Override
    public WatermarkAssigner withHeader(Header newHeader) {
      return new WatermarkAssigner(newHeader, rowtime, watermark, idleTimeoutMillis);
    }
  }

  /** Spreads rows anew over parallel instances. */
  record Exchange(Header header, Distribution distribution) implements PlanNode {
    @Override
    public Exchange withHeader(Header newHeader) {
      return new Exchange(newHeader, distribution);
    }
  }

  /**
   * GROUP BY without a window; output: group columns, then one column a call.
   *
   * @param keys columns of the input; empty: one group, which has a row even for no input
   * @param phase where in a two-phase aggregation it stands
   * @param emitUpdateBefore whether a change comes out as -U and +U, else +U alone
   * @param stateTtlMillis 0: kept for ever
   */
  record GroupAggregate(
      Header header,
      List<Integer> keys,
      List<AggregateCall> calls,
      Phase phase,
      boolean emitUpdateBefore,
      long stateTtlMillis)
      implements PlanNode {
    @Override
    public GroupAggregate withHeader(Header newHeader) {
      return new GroupAggregate(newHeader, keys, calls, phase, emitUpdateBefore, stateTtlMillis);
    }
  }

  /**
   * Steps of an aggregation. GLOBAL reads an {@link Exchange} over its LOCAL and has the same
   * calls: their arguments and filters are columns of LOCAL's input. GLOBAL's keys are columns of
   * its own input, the first ones. The schema of LOCAL, and of the exchange, holds the group
   * columns; the accumulators that follow them are laid out by the engine alone.
   */
  enum Phase {
    /** Rows in, results out. */
    COMPLETE,
    /** Rows in, accumulators out, before the exchange; holds nothing across a barrier. */
    LOCAL,
    /** Accumulators in, results out. */
    GLOBAL
  }

  /**
   * GROUP BY over a window table-valued function; output: group columns, one column a call, then
   * the window properties. Emits a window's rows once the watermark (or the clock) passes its end.
   *
   * @param properties which of window_start, window_end, window_time come out, in order
   */
  record WindowAggregate(
      Header header,
      WindowSpec window,
      List<Integer> keys,
      List<AggregateCall> calls,
      List<WindowProperty> properties,
      Phase phase)
      implements PlanNode {
    @Override
    public WindowAggregate withHeader(Header newHeader) {
      return new WindowAggregate(newHeader, window, keys, calls, properties, phase);
    }
  }

  /** Columns that a window adds. */
  enum WindowProperty {
    WINDOW_START,
    WINDOW_END,
    WINDOW_TIME
  }

  /**
   * A join. A regular one keeps both sides in state; one by time as long as rows may meet.
   *
   * @param leftKeys columns of the left input, equal to {@code rightKeys} of the right
   * @param nullSafe for each key pair whether NULL equals NULL
   * @param condition the rest of ON over left and right columns; null: none
   * @param ttl for how long the sides of a regular join are kept
   * @param mergeable whether it may become one with other joins by the same key
   * @param time null: a regular join
   */
  record Join(
      Header header,
      JoinKind kind,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      List<Boolean> nullSafe,
      Expression condition,
      StateTtl ttl,
      boolean mergeable,
      JoinTime time)
      implements PlanNode {
    @Override
    public Join withHeader(Header newHeader) {
      return new Join(
          newHeader, kind, leftKeys, rightKeys, nullSafe, condition, ttl, mergeable, time);
    }
  }

  /**
   * How long a join keeps rows of each side that no longer change, in milliseconds; 0: for ever.
   *
   * @param until the window at whose end rows are joined and forgotten; null: a regular join
   */
  record StateTtl(long leftMillis, long rightMillis, JoinWindow until) {
    public StateTtl(long leftMillis, long rightMillis) {
      this(leftMillis, rightMillis, null);
    }
  }

  /**
   * Windows by which both sides are joined.
   *
   * @param endPair which of the pairs of keys holds the ends of the windows, in local time
   * @param local whether they end by the clocks of the session's time zone
   */
  record JoinWindow(int endPair, boolean local) {}

  /** Kinds of joins. */
  enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    SEMI,
    ANTI
  }

  /** All rows of all inputs. */
  record UnionAll(Header header) implements PlanNode {
    @Override
    public UnionAll withHeader(Header newHeader) {
      return new UnionAll(newHeader);
    }
  }

  /**
   * CROSS (or, when outer, LEFT) JOIN UNNEST: each input row once for every element of {@code
   * collection}; output: input columns, then the element (the fields of a row element; key and
   * value of a map), then the position from 1 if {@code withOrdinality}.
   */
  record Unnest(Header header, Expression collection, boolean outer, boolean withOrdinality)
      implements PlanNode {
    @Override
    public Unnest withHeader(Header newHeader) {
      return new Unnest(newHeader, collection, outer, withOrdinality);
    }
  }

  /**
   * ORDER BY, OFFSET, LIMIT over a bounded input, or LIMIT alone.
   *
   * @param sort empty: input order
   * @param limit -1: none
   */
  record SortLimit(Header header, List<SortKey> sort, long offset, long limit) implements PlanNode {
    @Override
    public SortLimit withHeader(Header newHeader) {
      return new SortLimit(newHeader, sort, offset, limit);
    }
  }

  /** A column to sort by. */
  record SortKey(int column, boolean descending, boolean nullsFirst) {}

  /** Takes -U away where nobody needs it. */
  record DropUpdateBefore(Header header) implements PlanNode {
    @Override
    public DropUpdateBefore withHeader(Header newHeader) {
      return new DropUpdateBefore(newHeader);
    }
  }

  /**
   * Writes a table. A sink that takes upserts may be given -U, too, where the +U after it may have
   * been filtered out: it takes the row with that key away, as -D does.
   *
   * @param columns the physical and persisted metadata columns of the table, in the order of the
   *     input
   * @param primaryKey columns of the input; empty: none
   * @param conflict ON CONFLICT of the statement; null: none given
   * @param kept the rows that are kept by primary key to put changes in order before they are
   *     written; null: none need to be
   */
  record Sink(
      Header header,
      List<String> table,
      Map<String, String> options,
      List<TableColumn> columns,
      List<Integer> primaryKey,
      Conflict conflict,
      KeptRows kept)
      implements PlanNode {
    @Override
    public Sink withHeader(Header newHeader) {
      return new Sink(newHeader, table, options, columns, primaryKey, conflict, kept);
    }

    /** Whether rows must be ordered by key through state before they are written. */
    public boolean materialize() {
      return kept != null;
    }
  }

  /**
   * The rows of a sink that are kept by primary key.
   *
   * @param stateTtlMillis 0: kept for ever
   */
  record KeptRows(long stateTtlMillis) {}

  /** What happens to rows with equal primary keys. */
  enum Conflict {
    ERROR,
    NOTHING,
    DEDUPLICATE
  }

  /** Hands rows to the client that asked: a SELECT. */
  record Result(Header header) implements PlanNode {
    @Override
    public Result withHeader(Header newHeader) {
      return new Result(newHeader);
    }
  }
}
