package io.millrace.benchmarks.operators;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.aggregate.AggregateProgram;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.aggregate.BundleSpec;
import io.millrace.executor.operators.aggregate.BundledAggregate;
import io.millrace.executor.operators.aggregate.GroupAggregate;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.aggregate.LocalAggregate;
import io.millrace.executor.operators.aggregate.OverSpec;
import io.millrace.executor.operators.aggregate.TimedOver;
import io.millrace.executor.operators.interval.IntervalJoin;
import io.millrace.executor.operators.interval.IntervalSpec;
import io.millrace.executor.operators.join.Join;
import io.millrace.executor.operators.join.JoinKind;
import io.millrace.executor.operators.join.JoinSide;
import io.millrace.executor.operators.join.JoinSpec;
import io.millrace.executor.operators.rank.TopByKey;
import io.millrace.executor.operators.rank.TopFew;
import io.millrace.executor.operators.rank.TopNSpec;
import io.millrace.executor.operators.rows.SortColumn;
import io.millrace.executor.operators.temporal.TemporalJoin;
import io.millrace.executor.operators.temporal.TemporalSpec;
import io.millrace.executor.operators.window.WindowAggregate;
import io.millrace.executor.operators.window.WindowFrame;
import io.millrace.executor.operators.window.WindowSpec;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.PlanNode.Phase;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

/**
 * COUNT(*) and SUM by a random BIGINT key, joins by it, the three greatest rows of each, of new
 * rows and of ten keys' changes. Arguments: what to measure, and how many keys there are.
 */
public final class OperatorBenchmark {
  private static final int ROWS = 1024;
  private static final int BATCHES = 1024;
  private static final int ROUNDS = 12;
  private static final int ROWS_A_WINDOW = 2_000_000;
  private static final long WINDOW_MILLIS = 10_000;
  private static final DataType BIGINT = Types.BIGINT.withNullable(false);
  private static final List<DataType> COLUMNS = List.of(BIGINT, BIGINT, BIGINT);

  private final String what;
  private final BenchmarkContext context = new BenchmarkContext();
  private final Batch[] batches = new Batch[BATCHES];
  private long row;

  /** By key, for changes. */
  private final long[] totals;

  private OperatorBenchmark(String what, long keys) {
    this.what = what;
    this.totals = new long[(int) keys];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < BATCHES; i++) {
      LongColumn key = column(random, keys);
      batches[i] = Batch.of(ROWS, key, column(random, 1000), key);
    }
  }

  private static LongColumn column(SplittableRandom random, long bound) {
    return new LongColumn(ROWS, random.longs(ROWS, 0, bound).toArray(), null);
  }

  /** Prints one line a round. */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println(
          "expected:"
              + " bundles|changes|local|tumble|hop|join|interval|temporal|over|top-n|top-n-updating"
              + "|top-n-by-key KEYS");
      System.exit(1);
    }
    new OperatorBenchmark(arguments[0], Long.parseLong(arguments[1])).run();
  }

  private void run() {
    Operator operator = operator();
    operator.open(context);
    for (int round = 0; round < ROUNDS; round++) {
      long before = context.rows();
      long start = cpuNanos();
      for (int i = 0; i < BATCHES; i++) {
        feed(operator, i);
      }
      double seconds = (cpuNanos() - start) / 1e9;
      System.out.printf(
          "%s: %.2f million rows a second, %.2f rows out for a row in%n",
          what,
          (double) ROWS * BATCHES / seconds / 1e6,
          (double) (context.rows() - before) / ROWS / BATCHES);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void feed(Operator operator, int index) {
    Batch keyed = batches[index];
    if (what.equals("top-n-updating") || what.equals("top-n-by-key")) {
      feedChanges(operator, (LongColumn) keyed.column(0), (LongColumn) keyed.column(1));
      return;
    }
    long[] times = new long[ROWS];
    for (int i = 0; i < ROWS; i++) {
      times[i] = paired() ? row++ / 2000 : row++ * WINDOW_MILLIS / ROWS_A_WINDOW;
    }
    Batch batch =
        Batch.of(ROWS, keyed.column(0), keyed.column(1), new LongColumn(ROWS, times, null));
    // Every eighth batch of a join is the side with one row a key.
    int input = paired() ? index % 2 : what.equals("join") && index % 8 == 0 ? 1 : 0;
    operator.prepare(input, batch);
    finish(operator.process(input, batch, context), () -> operator.process(input, batch, context));
    if (index % (paired() ? 200 : 16) == 0) {
      long watermark = times[ROWS - 1];
      finish(
          operator.advanceWatermark(watermark, context),
          () -> operator.advanceWatermark(watermark, context));
    }
  }

  /** Totals that grow, by key; ten keys are a partition. With -U a row is half of a change. */
  private void feedChanges(Operator operator, LongColumn keys, LongColumn more) {
    long[][] columns = new long[3][ROWS];
    byte[] kinds = new byte[ROWS];
    int rows = 0;
    for (int i = 0; rows < ROWS - 1; i++) {
      int key = (int) keys.values()[i];
      boolean known = totals[key] != 0;
      if (known && !what.equals("top-n-by-key")) {
        kinds[rows] = RowKind.UB;
        rows = put(columns, rows, key);
      }
      totals[key] += 1 + more.values()[i];
      kinds[rows] = known ? RowKind.UA : RowKind.I;
      rows = put(columns, rows, key);
    }
    Batch batch =
        Batch.of(
                rows,
                new LongColumn(rows, columns[0], null),
                new LongColumn(rows, columns[1], null),
                new LongColumn(rows, columns[2], null))
            .withKinds(kinds);
    operator.prepare(0, batch);
    finish(operator.process(0, batch, context), () -> operator.process(0, batch, context));
  }

  private int put(long[][] columns, int row, int key) {
    columns[0][row] = key / 10;
    columns[1][row] = key;
    columns[2][row] = totals[key];
    return row + 1;
  }

  private static void finish(Progress first, java.util.function.Supplier<Progress> again) {
    for (Progress progress = first; progress != Progress.DONE; ) {
      progress = again.get();
    }
  }

  private Operator operator() {
    GroupSpec group = new GroupSpec(List.of(0), List.of(BIGINT), false, true, 0);
    BundleSpec bundle = new BundleSpec(5_000, 1_000_000);
    return switch (what) {
      case "bundles" -> new BundledAggregate(group, bundle, kernel(Phase.COMPLETE));
      case "changes" -> new GroupAggregate(group, kernel(Phase.COMPLETE));
      case "local" -> new LocalAggregate(group, bundle, kernel(Phase.LOCAL));
      case "tumble" -> window(WindowFrame.tumble(WINDOW_MILLIS));
      case "hop" -> window(WindowFrame.hop(WINDOW_MILLIS, 5 * WINDOW_MILLIS));
      case "join" -> join();
      case "interval" -> interval();
      case "temporal" -> temporal();
      case "over" -> over(group);
      case "top-n" -> new TopFew(topN(1, true));
      case "top-n-updating" -> new TopFew(topN(2, false));
      case "top-n-by-key" -> new TopByKey(topN(2, false), List.of(1));
      default -> throw new IllegalArgumentException("nothing is called " + what);
    };
  }

  private static Operator window(WindowFrame frame) {
    WindowSpec spec =
        new WindowSpec(
            List.of(0),
            List.of(BIGINT),
            frame,
            null,
            List.of(WindowSpec.Property.START, WindowSpec.Property.END));
    LongExpression time =
        (batch, values) ->
            System.arraycopy(((LongColumn) batch.column(2)).values(), 0, values, 0, batch.rows());
    return WindowAggregate.eventTime(spec, time, kernel(Phase.COMPLETE));
  }

  /** Two inputs of a thousand rows a millisecond each. */
  private boolean paired() {
    return what.equals("interval") || what.equals("temporal");
  }

  private static Operator interval() {
    IntervalSpec.Side side = new IntervalSpec.Side(COLUMNS, List.of(0), false);
    IntervalSpec spec = new IntervalSpec(side, side, List.of(false), -1000, 1000, true);
    return new IntervalJoin(spec, null, OperatorBenchmark::time, OperatorBenchmark::time);
  }

  private static Operator temporal() {
    TemporalSpec.Side side = new TemporalSpec.Side(COLUMNS, List.of(0));
    TemporalSpec spec = new TemporalSpec(side, side, List.of(false), false);
    return new TemporalJoin(spec, null, OperatorBenchmark::time, OperatorBenchmark::time);
  }

  private static void time(Batch batch, long[] values) {
    System.arraycopy(((LongColumn) batch.column(2)).values(), 0, values, 0, batch.rows());
  }

  private static Operator join() {
    JoinSide many = new JoinSide(COLUMNS, List.of(0), List.of(), 0);
    JoinSide one = new JoinSide(COLUMNS, List.of(0), List.of(0), 0);
    return new Join(new JoinSpec(JoinKind.INNER, many, one, List.of(false)), null);
  }

  private static Operator over(GroupSpec group) {
    List<SortColumn> time = List.of(new SortColumn(2, false, true));
    OverSpec.Frame frame = new OverSpec.Frame(true, 10);
    return new TimedOver(
        new OverSpec(COLUMNS, time, OverSpec.Timing.EVENT_TIME, 2, frame, List.of(1)),
        group,
        kernel(Phase.COMPLETE, true));
  }

  private static TopNSpec topN(int by, boolean insertOnly) {
    return new TopNSpec(
        COLUMNS,
        List.of(0),
        List.of(new SortColumn(by, true, false)),
        TopNSpec.Function.ROW_NUMBER,
        new TopNSpec.Range(1, 3, -1),
        new TopNSpec.Form(true, false, insertOnly),
        0);
  }

  private static MergeKernel kernel(Phase phase) {
    return kernel(phase, false);
  }

  private static MergeKernel kernel(Phase phase, boolean retracts) {
    List<AggregateCall> calls =
        List.of(
            new AggregateCall("COUNT", List.of(), false, -1, BIGINT, "n"),
            new AggregateCall("SUM", List.of(1), false, -1, BIGINT, "total"));
    return AggregateProgram.compile(
            COLUMNS,
            calls,
            retracts,
            phase,
            new Surroundings(BuiltInFunctions.registry(), null),
            new KernelCompiler())
        .instance();
  }
}
