package io.millrace.engine.config;

import static io.millrace.data.option.OptionType.BOOLEAN;
import static io.millrace.data.option.OptionType.DURATION;
import static io.millrace.data.option.OptionType.LONG;

import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import io.millrace.engine.constraint.ConstraintSettings.Lengths;
import io.millrace.engine.constraint.ConstraintSettings.Nested;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Options of planning and of table operators. */
public final class TableOptions {
  /** The id of a zone, or {@code default}. */
  private static final OptionType<String> ZONE =
      new OptionType<>(
          "a time zone such as 'Europe/Vienna' or '+02:00'",
          text -> {
            try {
              return text.equals("default") ? text : ZoneId.of(text).getId();
            } catch (DateTimeException e) {
              throw new IllegalArgumentException(text, e);
            }
          },
          text -> text);

  public static final Option<String> LOCAL_TIME_ZONE =
      Option.of(
          "table.local-time-zone",
          ZONE,
          "default",
          "Time zone of TIMESTAMP_LTZ values and of windows over them; default: the system's.");
  public static final Option<Boolean> DML_SYNC =
      Option.of("table.dml-sync", BOOLEAN, false, "Whether INSERT waits for its job to end.");
  public static final Option<Boolean> DYNAMIC_OPTIONS =
      Option.of(
          "table.dynamic-table-options.enabled",
          BOOLEAN,
          true,
          "Whether the OPTIONS hint may change options of a table.");
  public static final Option<Integer> MAX_COLUMN_WIDTH =
      Option.of(
              "table.display.max-column-width",
              OptionType.atLeast(1),
              30,
              "Longest text shown in a column of a printed table.")
          .withAlias("sql-client.display.max-column-width");
  public static final Option<Duration> STATE_TTL =
      Option.of(
          "table.exec.state.ttl",
          DURATION,
          Duration.ZERO,
          "How long state that nothing touches is kept; 0: for ever.");
  public static final Option<Duration> IDLE_TIMEOUT =
      Option.of(
          "table.exec.source.idle-timeout",
          DURATION,
          Duration.ZERO,
          "After how long without rows a source no longer holds back the watermark; 0: never.");
  public static final Option<Boolean> MINI_BATCH =
      Option.of(
          "table.exec.mini-batch.enabled",
          BOOLEAN,
          false,
          "Whether aggregations emit one net change per key and bundle.");
  public static final Option<Duration> MINI_BATCH_LATENCY =
      Option.of(
          "table.exec.mini-batch.allow-latency",
          DURATION,
          Duration.ZERO,
          "Longest time a bundle stays open.");
  public static final Option<Long> MINI_BATCH_SIZE =
      Option.of("table.exec.mini-batch.size", LONG, -1L, "Rows after which a bundle is closed.");
  public static final Option<Integer> DEFAULT_PARALLELISM =
      Option.of(
          "table.exec.resource.default-parallelism",
          OptionType.atLeast(-1),
          -1,
          "Parallel instances of each operator; if positive, in place of parallelism.default.");
  public static final Option<Boolean> CDC_EVENTS_DUPLICATE =
      Option.of(
          "table.exec.source.cdc-events-duplicate",
          BOOLEAN,
          false,
          "Whether sources may tell a change twice: changes are made anew by primary key.");
  public static final Option<NotNull> NOT_NULL_ENFORCER =
      Option.of(
          "table.exec.sink.not-null-enforcer",
          OptionType.oneOf(NotNull.class),
          NotNull.ERROR,
          "What happens to a NULL for a NOT NULL column of a sink.");
  public static final Option<Lengths> TYPE_LENGTH_ENFORCER =
      Option.of(
          "table.exec.sink.type-length-enforcer",
          OptionType.oneOf(Lengths.class),
          Lengths.IGNORE,
          "What happens to values longer than their CHAR, VARCHAR, BINARY or VARBINARY column of a"
              + " sink, or shorter than a CHAR or BINARY one: IGNORE, TRIM_PAD or ERROR.");
  public static final Option<Nested> NESTED_ENFORCER =
      Option.of(
          "table.exec.sink.nested-constraint-enforcer",
          OptionType.oneOf(Nested.class),
          Nested.IGNORE,
          "Whether NOT NULL and lengths are looked after within ROWS, or ROWS_AND_COLLECTIONS.");
  public static final Option<Boolean> REQUIRE_ON_CONFLICT =
      Option.of(
          "table.exec.sink.require-on-conflict",
          BOOLEAN,
          true,
          "Whether ON CONFLICT must be given where a sink's key is no key of the query.");
  public static final Option<UpsertMaterialize> UPSERT_MATERIALIZE =
      Option.of(
          "table.exec.sink.upsert-materialize",
          OptionType.oneOf(UpsertMaterialize.class),
          UpsertMaterialize.AUTO,
          "Whether changes are put in order by key before a sink.");
  public static final Option<AggPhase> AGG_PHASE =
      Option.of(
          "table.optimizer.agg-phase-strategy",
          OptionType.oneOf(AggPhase.class),
          AggPhase.AUTO,
          "Whether aggregations run in one phase or in two.");
  public static final Option<Boolean> DISTINCT_SPLIT =
      Option.of(
          "table.optimizer.distinct-agg.split.enabled",
          BOOLEAN,
          false,
          "Whether DISTINCT aggregates are made in buckets of their values first, so that a large"
              + " group is the work of many.");
  public static final Option<Integer> DISTINCT_BUCKETS =
      Option.of(
          "table.optimizer.distinct-agg.split.bucket-num",
          OptionType.atLeast(1),
          1024,
          "How many buckets these are.");
  public static final Option<Boolean> REUSE_SUB_PLAN =
      Option.of(
          "table.optimizer.reuse-sub-plan-enabled",
          BOOLEAN,
          true,
          "Whether equal parts of a plan run once.");
  public static final Option<Boolean> SOURCE_PREDICATE_PUSHDOWN =
      Option.of(
          "table.optimizer.source.predicate-pushdown-enabled",
          BOOLEAN,
          true,
          "Whether filters are handed to sources.");

  /** All of them. */
  public static final List<Option<?>> ALL =
      List.of(
          LOCAL_TIME_ZONE,
          DML_SYNC,
          DYNAMIC_OPTIONS,
          MAX_COLUMN_WIDTH,
          STATE_TTL,
          IDLE_TIMEOUT,
          MINI_BATCH,
          MINI_BATCH_LATENCY,
          MINI_BATCH_SIZE,
          DEFAULT_PARALLELISM,
          CDC_EVENTS_DUPLICATE,
          NOT_NULL_ENFORCER,
          TYPE_LENGTH_ENFORCER,
          NESTED_ENFORCER,
          REQUIRE_ON_CONFLICT,
          UPSERT_MATERIALIZE,
          AGG_PHASE,
          DISTINCT_SPLIT,
          DISTINCT_BUCKETS,
          REUSE_SUB_PLAN,
          SOURCE_PREDICATE_PUSHDOWN);

  private TableOptions() {}

  /** Parallel instances of each operator. */
  public static int parallelism(Options options) {
    int ofTables = options.get(DEFAULT_PARALLELISM);
    return ofTables > 0 ? ofTables : options.get(ExecutionOptions.PARALLELISM);
  }

  /** {@link #NOT_NULL_ENFORCER}. */
  public enum NotNull {
    ERROR,
    DROP
  }

  /** {@link #UPSERT_MATERIALIZE}. */
  public enum UpsertMaterialize {
    AUTO,
    NONE,
    FORCE
  }

  /** {@link #AGG_PHASE}. */
  public enum AggPhase {
    AUTO,
    ONE_PHASE,
    TWO_PHASE
  }
}
