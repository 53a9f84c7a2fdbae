package io.millrace.executor.simulation;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.Edge;
import io.millrace.executor.job.JobGraph.EdgesHead;
import io.millrace.executor.job.JobGraph.EdgesTail;
import io.millrace.executor.job.JobGraph.Hash;
import io.millrace.executor.job.JobGraph.Link;
import io.millrace.executor.job.JobGraph.RoundRobin;
import io.millrace.executor.job.JobGraph.Singleton;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.job.JobGraph.Spread;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.kernels.CountSum;
import io.millrace.executor.kernels.DistinctMin;
import io.millrace.executor.operators.aggregate.BundleSpec;
import io.millrace.executor.operators.aggregate.BundledAggregate;
import io.millrace.executor.operators.aggregate.GroupAggregate;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.aggregate.LocalAggregate;
import io.millrace.executor.operators.join.Join;
import io.millrace.executor.operators.join.JoinKind;
import io.millrace.executor.operators.join.JoinSide;
import io.millrace.executor.operators.join.JoinSpec;
import io.millrace.executor.operators.time.WatermarkAssigner;
import io.millrace.executor.operators.window.WindowAggregate;
import io.millrace.executor.operators.window.WindowFrame;
import io.millrace.executor.operators.window.WindowSpec;
import io.millrace.executor.simulation.Scenario.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Queries of different shapes over hand-made kernels. */
public final class Scenarios {
  private static final List<Field> INPUT = BatchText.schema("k BIGINT, v BIGINT");
  private static final List<Field> GROUPED =
      BatchText.schema("k BIGINT, n BIGINT NOT NULL, total BIGINT");
  private static final List<Field> TIMED = BatchText.schema("k BIGINT, v BIGINT, t BIGINT");
  private static final List<Field> WINDOWED =
      BatchText.schema("k BIGINT, n BIGINT NOT NULL, total BIGINT, e BIGINT");
  private static final List<Field> JOINED =
      BatchText.schema("k BIGINT, n BIGINT NOT NULL, total BIGINT, k2 BIGINT, v BIGINT");
  private static final int ROWS = 400;
  private static final int SPLITS = 5;

  private Scenarios() {}

  /** All of them. */
  public static List<Scenario> all() {
    return List.of(
        scenario("pass", INPUT, Scenarios::pass),
        scenario("group", GROUPED, Scenarios::group),
        scenario("bundles", GROUPED, Scenarios::bundles),
        scenario("distinct", GROUPED, Scenarios::distinct),
        scenario("cascade", GROUPED, Scenarios::cascade),
        scenario("diamond", GROUPED, Scenarios::diamond),
        scenario("windows", WINDOWED, Scenarios::windows),
        scenario("join", JOINED, Scenarios::join),
        scenario("pauses", INPUT, Scenarios::pauses));
  }

  private static Scenario scenario(
      String name, List<Field> output, BiFunction<Draw, ListSink, JobGraph> graph) {
    return new Scenario() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Field> output() {
        return output;
      }

      @Override
      public JobGraph graph(Draw draw, ListSink sink) {
        return graph.apply(draw, sink);
      }
    };
  }

  private static Batch rows() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      String key = i % 29 == 28 ? "NULL" : Integer.toString(i % 29);
      text.append("+I ").append(key).append(", ").append(i * 7 % 101).append('\n');
    }
    return BatchText.parseRows(INPUT, text.toString());
  }

  private static List<DataType> types(List<Field> fields) {
    return fields.stream().map(Field::type).toList();
  }

  private static Vertex source(int id, Draw draw, Link... more) {
    List<Link> chain = new ArrayList<>(List.of(faults("faults" + id, draw)));
    chain.addAll(List.of(more));
    ListSource source = new ListSource(rows(), SPLITS, draw.blocking(), draw.seed() + id);
    return new Vertex(
        id,
        "source" + id,
        draw.sources(),
        new SourceHead("source" + id, "input", source),
        chain,
        new EdgesTail());
  }

  private static Link faults(String identity, Draw draw) {
    return new Link(identity, draw.faults());
  }

  private static Vertex sink(int id, int parallelism, ListSink sink, Link... chain) {
    return new Vertex(
        id,
        "sink",
        parallelism,
        new EdgesHead(1),
        List.of(chain),
        new SinkTail("sink", "output", sink));
  }

  private static Spread byKey(int column) {
    KeyEncoding encoding = KeyEncoding.of(List.of(Types.BIGINT));
    return new Hash(() -> KeyEncoder.of(encoding, column));
  }

  private static GroupSpec spec(boolean merging) {
    return new GroupSpec(List.of(0), List.of(Types.BIGINT), merging, true, 0);
  }

  private static Link count(String identity) {
    return new Link(identity, () -> new GroupAggregate(spec(false), new CountSum(1, false)));
  }

  private static JobGraph pass(Draw draw, ListSink sink) {
    return new JobGraph(
        List.of(source(0, draw), sink(1, draw.keyed(), sink, faults("f", draw))),
        List.of(new Edge(0, 1, 0, new RoundRobin(), types(INPUT))));
  }

  private static JobGraph pauses(Draw draw, ListSink sink) {
    return new JobGraph(
        List.of(source(0, draw), sink(1, draw.keyed(), sink, new Link("p", Pauses::new))),
        List.of(new Edge(0, 1, 0, new RoundRobin(), types(INPUT))));
  }

  private static JobGraph group(Draw draw, ListSink sink) {
    return new JobGraph(
        List.of(source(0, draw), sink(1, draw.keyed(), sink, count("g"), faults("f", draw))),
        List.of(new Edge(0, 1, 0, byKey(0), types(INPUT))));
  }

  private static JobGraph bundles(Draw draw, ListSink sink) {
    BundleSpec bundle = new BundleSpec(20, 3);
    Link local =
        new Link("local", () -> new LocalAggregate(spec(false), bundle, new CountSum(1, true)));
    Link global =
        new Link("global", () -> new BundledAggregate(spec(true), bundle, new CountSum(1, false)));
    List<DataType> sent = List.of(Types.BIGINT, Types.BIGINT, Types.BIGINT, Types.BIGINT);
    return new JobGraph(
        List.of(source(0, draw, local), sink(1, draw.keyed(), sink, global)),
        List.of(new Edge(0, 1, 0, byKey(0), sent)));
  }

  private static JobGraph distinct(Draw draw, ListSink sink) {
    Link link = new Link("d", () -> new GroupAggregate(spec(false), new DistinctMin(1)));
    return new JobGraph(
        List.of(source(0, draw), sink(1, draw.keyed(), sink, link)),
        List.of(new Edge(0, 1, 0, byKey(0), types(INPUT))));
  }

  /** How many keys have each count: changes of changes. */
  private static JobGraph cascade(Draw draw, ListSink sink) {
    Vertex middle =
        new Vertex(
            1, "first", draw.keyed(), new EdgesHead(1), List.of(count("a")), new EdgesTail());
    GroupSpec second = new GroupSpec(List.of(1), List.of(Types.BIGINT), false, true, 0);
    Link link = new Link("b", () -> new GroupAggregate(second, new CountSum(2, false)));
    return new JobGraph(
        List.of(source(0, draw), middle, sink(2, draw.sources(), sink, link, faults("f", draw))),
        List.of(
            new Edge(0, 1, 0, byKey(0), types(INPUT)),
            new Edge(1, 2, 0, byKey(1), types(GROUPED))));
  }

  /** One source twice, by two ways, and another one; a union of all. */
  private static JobGraph diamond(Draw draw, ListSink sink) {
    Vertex way =
        new Vertex(
            2,
            "way",
            draw.sources(),
            new EdgesHead(1),
            List.of(faults("w", draw)),
            new EdgesTail());
    return new JobGraph(
        List.of(source(0, draw), source(1, draw), way, sink(3, draw.keyed(), sink, count("g"))),
        List.of(
            new Edge(0, 2, 0, new Singleton(), types(INPUT)),
            new Edge(0, 3, 0, byKey(0), types(INPUT)),
            new Edge(2, 3, 0, byKey(0), types(INPUT)),
            new Edge(1, 3, 0, byKey(0), types(INPUT))));
  }

  /** Counts that change, each with all rows of its key, or alone. */
  private static JobGraph join(Draw draw, ListSink sink) {
    Vertex counts =
        new Vertex(
            2, "counts", draw.keyed(), new EdgesHead(1), List.of(count("a")), new EdgesTail());
    JoinSpec spec =
        new JoinSpec(
            JoinKind.LEFT,
            new JoinSide(types(GROUPED), List.of(0), List.of(0), 0),
            new JoinSide(types(INPUT), List.of(0), List.of(), 0),
            List.of(false));
    RowPredicate few = Scenarios::isBelowTwenty;
    Vertex join =
        new Vertex(
            3,
            "join",
            draw.keyed(),
            new EdgesHead(2),
            List.of(new Link("j", () -> new Join(spec, few)), faults("f", draw)),
            new SinkTail("sink", "output", sink));
    return new JobGraph(
        List.of(source(0, draw), source(1, draw), counts, join),
        List.of(
            new Edge(0, 2, 0, byKey(0), types(INPUT)),
            new Edge(2, 3, 0, byKey(0), types(GROUPED)),
            new Edge(1, 3, 1, byKey(0), types(INPUT))));
  }

  private static int isBelowTwenty(Batch pairs, int[] selection) {
    LongColumn column = (LongColumn) pairs.column(4).flat();
    int count = 0;
    for (int row = 0; row < pairs.rows(); row++) {
      int position = pairs.position(row);
      selection[count] = position;
      count += column.get(position) < 20 ? 1 : 0;
    }
    return count;
  }

  /** One split in order of time but for stragglers, some of which are late in every run. */
  private static Batch timedRows() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      long time = i % 10 == 7 ? i * 10 - 400 : i * 10;
      text.append("+I ").append(i % 7).append(", ").append(i % 101).append(", ").append(time);
      text.append('\n');
    }
    return BatchText.parseRows(TIMED, text.toString());
  }

  private static JobGraph windows(Draw draw, ListSink sink) {
    WatermarkAssigner.Spec watermarks = new WatermarkAssigner.Spec(2, "t", 50, 0, 0);
    Vertex source =
        new Vertex(
            0,
            "source",
            1,
            new SourceHead(
                "source", "input", new ListSource(timedRows(), 1, draw.blocking(), draw.seed())),
            List.of(
                faults("f0", draw),
                new Link("w", () -> new WatermarkAssigner(watermarks, Scenarios::time))),
            new EdgesTail());
    WindowSpec spec =
        new WindowSpec(
            List.of(0),
            List.of(Types.BIGINT),
            WindowFrame.hop(100, 300),
            null,
            List.of(WindowSpec.Property.END));
    Link aggregate =
        new Link(
            "a", () -> WindowAggregate.eventTime(spec, Scenarios::time, new CountSum(1, false)));
    return new JobGraph(
        List.of(source, sink(1, draw.keyed(), sink, faults("f", draw), aggregate)),
        List.of(new Edge(0, 1, 0, byKey(0), types(TIMED))));
  }

  /** The time of a row: its third column. */
  private static void time(Batch batch, long[] values) {
    LongColumn column = (LongColumn) batch.column(2).flat();
    for (int row = 0; row < batch.rows(); row++) {
      values[row] = column.get(batch.position(row));
    }
  }
}
