package io.millrace.engine.codegen.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.JavaValues;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.TypeText;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.StateRows;
import io.millrace.state.table.TableSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random changelogs against {@link AggregateOracle}. */
class AggregateProgramTest {
  private static final KernelCompiler COMPILER = new KernelCompiler(System.err::println);
  private static final int GROUPS = 5;
  private static final List<DataType> TYPES =
      List.of(
          type("INT NOT NULL"),
          type("BIGINT"),
          type("INT NOT NULL"),
          type("DOUBLE"),
          type("DECIMAL(10, 2)"),
          type("DECIMAL(38, 3)"),
          type("STRING"),
          type("TIMESTAMP(9)"),
          type("BOOLEAN"),
          type("TINYINT"));

  private static DataType type(String sql) {
    return TypeText.parse(sql);
  }

  private static AggregateCall call(String function, int column, int filter, String result) {
    boolean distinct = function.endsWith(" DISTINCT");
    List<Integer> arguments = column < 0 ? List.of() : List.of(column);
    return new AggregateCall(
        function.replace(" DISTINCT", ""), arguments, distinct, filter, type(result), "x");
  }

  private static List<AggregateCall> calls(boolean distinct) {
    List<AggregateCall> calls = new ArrayList<>();
    calls.add(call("COUNT", -1, -1, "BIGINT NOT NULL"));
    calls.add(call("COUNT", -1, 8, "BIGINT NOT NULL"));
    calls.add(call("COUNT", 1, -1, "BIGINT NOT NULL"));
    calls.add(call("SUM", 1, -1, "BIGINT"));
    calls.add(call("SUM", 1, 8, "BIGINT"));
    calls.add(call("SUM", 2, -1, "INT"));
    calls.add(call("SUM", 9, -1, "TINYINT"));
    calls.add(call("AVG", 1, -1, "BIGINT"));
    calls.add(call("AVG", 2, 8, "INT"));
    calls.add(call("SUM", 3, -1, "DOUBLE"));
    calls.add(call("AVG", 3, -1, "DOUBLE"));
    calls.add(call("SUM", 4, -1, "DECIMAL(38, 2)"));
    calls.add(call("AVG", 4, -1, "DECIMAL(38, 6)"));
    calls.add(call("SUM", 5, -1, "DECIMAL(38, 3)"));
    for (int column = 1; column < TYPES.size(); column++) {
      String result = TYPES.get(column).withNullable(true).toString();
      calls.add(call("MIN", column, column % 2 == 0 ? 8 : -1, result));
      calls.add(call("MAX", column, -1, result));
    }
    calls.add(call("ARRAY_AGG", 1, -1, "ARRAY<BIGINT>"));
    calls.add(call("ARRAY_AGG_IGNORE_NULLS", 6, 8, "ARRAY<STRING>"));
    calls.add(call("ARRAY_AGG DISTINCT", 5, -1, "ARRAY<DECIMAL(38, 3)>"));
    calls.add(call("COLLECT", 7, -1, "MULTISET<TIMESTAMP(9)> NOT NULL"));
    calls.add(call("COLLECT DISTINCT", 3, 8, "MULTISET<DOUBLE> NOT NULL"));
    if (distinct) {
      calls.add(call("COUNT DISTINCT", 1, -1, "BIGINT NOT NULL"));
      calls.add(call("SUM DISTINCT", 1, -1, "BIGINT"));
      calls.add(call("AVG DISTINCT", 4, 8, "DECIMAL(38, 6)"));
      calls.add(call("COUNT DISTINCT", 6, 8, "BIGINT NOT NULL"));
      calls.add(call("SUM DISTINCT", 2, -1, "INT"));
    }
    return calls;
  }

  private static AggregateProgram program(boolean distinct, boolean retracts, Phase phase) {
    return AggregateProgram.compile(
        TYPES,
        calls(distinct),
        retracts,
        phase,
        new Surroundings(BuiltInFunctions.registry(), null),
        COMPILER);
  }

  /** Groups in tables of memory. */
  private static final class Fixture {
    final MergeKernel kernel;
    final KeyedTable table;
    final StateRows rows;
    final KeyBatch keys = new KeyBatch(4);
    final Groups groups;
    final ElementUse[] uses;
    final KeyEncoder encoder = KeyEncoder.of(KeyEncoding.of(TYPES.subList(0, 1)), 0);

    Fixture(AggregateProgram program) {
      kernel = program.instance();
      KeyGroupRange range = KeyGroupRange.all(4);
      Layout layout = Layout.of(List.of(new Field("g", TYPES.get(0))));
      table =
          new KeyedTable(
              new TableSpec(
                  "groups",
                  program.layout().slots(),
                  program.layout().variable(),
                  0,
                  layout,
                  layout),
              range);
      rows = table;
      uses = program.layout().elements().toArray(new ElementUse[0]);
      ElementSet[] sets = new ElementSet[uses.length];
      for (int i = 0; i < sets.length; i++) {
        TableSpec spec =
            new TableSpec(
                uses[i].name(), 1 + uses[i].slots(), uses[i].variable(), 0, layout, layout);
        sets[i] =
            uses[i].scanned()
                ? ElementSet.ordered(new ElementTable(spec, range), 4, true)
                : ElementSet.hashed(new KeyedTable(spec, range), 4);
      }
      groups = new Groups(rows, keys, sets);
    }

    long[] load(Batch batch) {
      encoder.encode(batch, keys);
      for (int i = 0; i < uses.length; i++) {
        uses[i].encoder().encode(batch, groups.elements()[i].elements());
        groups.elements()[i].load(keys);
      }
      long[] handles = new long[batch.rows()];
      table.findOrInsert(keys, 0, batch.rows(), handles);
      return handles;
    }

    List<List<Object>> results(long[] handles) {
      List<DataType> types = kernel.layout().resultTypes();
      ColumnBuilder[] out = new ColumnBuilder[types.size() + 1];
      for (int i = 0; i < types.size(); i++) {
        out[i + 1] = ColumnBuilder.of(types.get(i), handles.length);
      }
      kernel.writeResults(rows, handles, 0, handles.length, out, 1);
      List<List<Object>> all = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        List<Object> column = new ArrayList<>();
        io.millrace.data.column.Column built = out[i + 1].build();
        for (int row = 0; row < handles.length; row++) {
          column.add(JavaValues.get(types.get(i), built, row));
        }
        all.add(column);
      }
      return all;
    }
  }

  /** Rows that are there, and random changes to them. */
  private static final class Changes {
    final Random random;
    final Map<Integer, List<Object[]>> live = new HashMap<>();
    final boolean retracts;

    Changes(long seed, boolean retracts) {
      this.random = new Random(seed);
      this.retracts = retracts;
    }

    Batch next(int rows) {
      BatchBuilder builder = new BatchBuilder(TYPES.toArray(new DataType[0]), rows);
      for (int i = 0; i < rows; i++) {
        int group = random.nextInt(GROUPS);
        List<Object[]> there = live.computeIfAbsent(group, g -> new ArrayList<>());
        boolean remove = retracts && !there.isEmpty() && random.nextInt(100) < 48;
        Object[] row = remove ? there.remove(random.nextInt(there.size())) : row(group);
        if (!remove) {
          there.add(row);
        }
        for (int c = 0; c < row.length; c++) {
          JavaValues.append(TYPES.get(c), row[c], builder.column(c));
        }
        builder.endRow(remove ? RowKind.D : random.nextBoolean() ? RowKind.I : RowKind.UA);
      }
      Batch batch = builder.build();
      return retracts ? batch : batch.withKinds(null);
    }

    private Object[] row(int group) {
      Object[] row = {
        group,
        (long) random.nextInt(20) - 10,
        random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(9),
        random.nextInt(64) / 4.0 - 8,
        BigDecimal.valueOf(random.nextInt(20_000) - 10_000, 2),
        new BigDecimal(new BigInteger(random.nextBoolean() ? 120 : 9, random), 3)
            .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)),
        "s" + random.nextInt(30),
        LocalDateTime.of(2020, 1, 1, 0, 0, 0, random.nextInt(5)).plusSeconds(random.nextInt(3)),
        random.nextBoolean(),
        (byte) random.nextInt(100)
      };
      for (int c = 1; c < row.length; c++) {
        row[c] = TYPES.get(c).nullable() && random.nextInt(4) == 0 ? null : row[c];
      }
      return row;
    }
  }

  private static void check(Fixture fixture, Changes changes, List<AggregateCall> calls) {
    BatchBuilder builder = new BatchBuilder(TYPES.toArray(new DataType[0]), GROUPS);
    for (int group = 0; group < GROUPS; group++) {
      for (int c = 0; c < TYPES.size(); c++) {
        JavaValues.append(
            TYPES.get(c),
            (Object) (c == 0 ? Integer.valueOf(group) : c == 2 ? Integer.valueOf(0) : null),
            builder.column(c));
      }
      builder.endRow();
    }
    fixture.encoder.encode(builder.build(), fixture.keys);
    long[] handles = new long[GROUPS];
    fixture.table.find(fixture.keys, 0, GROUPS, handles);
    List<List<Object>> results = fixture.results(handles);
    for (int group = 0; group < GROUPS; group++) {
      List<Object[]> rows = changes.live.getOrDefault(group, List.of());
      for (int c = 0; c < calls.size(); c++) {
        Object expected = AggregateOracle.result(calls.get(c), rows);
        Object actual = AggregateOracle.sorted(results.get(c).get(group));
        assertEquals(expected, actual, calls.get(c) + " of group " + group);
      }
    }
  }

  private static void run(boolean retracts, boolean selected) {
    List<AggregateCall> calls = calls(true);
    AggregateProgram program = program(true, retracts, Phase.COMPLETE);
    for (int seed = 0; seed < 10; seed++) {
      Changes changes = new Changes(seed, retracts);
      Fixture fixture = new Fixture(program);
      for (int step = 0; step < 30; step++) {
        Batch batch = changes.next(1 + changes.random.nextInt(12));
        if (selected) {
          batch = spread(batch);
        }
        fixture.kernel.accumulate(batch, 0, batch.rows(), fixture.groups, fixture.load(batch));
        check(fixture, changes, calls);
      }
    }
  }

  /** The same rows at every second position. */
  private static Batch spread(Batch batch) {
    int[] doubled = new int[batch.rows() * 2];
    int[] selection = new int[batch.rows()];
    for (int i = 0; i < batch.rows(); i++) {
      doubled[2 * i] = batch.rows() - 1 - i;
      doubled[2 * i + 1] = i;
      selection[i] = 2 * i + 1;
    }
    return batch
        .withSelection(doubled, doubled.length)
        .compact()
        .withSelection(selection, batch.rows());
  }

  @Test
  void rowsAreAdded() {
    run(false, false);
  }

  @Test
  void rowsAreTakenAway() {
    run(true, false);
  }

  @Test
  void rowsAreSelected() {
    run(true, true);
  }

  @Test
  void unknownGroupsAreNotTouched() {
    Fixture fixture = new Fixture(program(true, true, Phase.COMPLETE));
    Changes changes = new Changes(1, false);
    Batch batch = changes.next(3);
    byte[] kinds = {RowKind.D, RowKind.D, RowKind.UB};
    Batch removals = batch.withKinds(kinds);
    fixture.kernel.accumulate(removals, 0, 3, fixture.groups, fixture.load(removals));
    changes.live.clear();
    check(fixture, changes, calls(true));
  }

  @Test
  void accumulatorsAreSentAndMerged() {
    List<AggregateCall> calls = calls(false);
    for (int seed = 0; seed < 10; seed++) {
      Changes changes = new Changes(seed, false);
      Fixture global = new Fixture(program(false, false, Phase.GLOBAL));
      for (int step = 0; step < 10; step++) {
        Fixture local = new Fixture(program(false, false, Phase.LOCAL));
        Batch batch = changes.next(1 + changes.random.nextInt(20));
        long[] handles = local.load(batch);
        local.kernel.accumulate(batch, 0, batch.rows(), local.groups, handles);
        long[] each = java.util.Arrays.stream(handles).distinct().toArray();
        if (step % 2 == 0) {
          Batch sent = accumulators(local, each);
          global.kernel.mergeBatch(sent, 1, 0, sent.rows(), global.groups, keyed(global, sent));
        } else {
          Batch sent = accumulators(local, each);
          global.kernel.mergeRows(local.rows, each, global.rows, keyed(global, sent), each.length);
        }
        check(global, changes, calls);
      }
    }
  }

  @Test
  void groupsOfRowsThatAreTakenAwayAreMerged() {
    List<AggregateCall> calls = calls(false);
    AggregateProgram program =
        AggregateProgram.compileMerging(
            TYPES, calls, true, new Surroundings(BuiltInFunctions.registry(), null), COMPILER);
    for (int seed = 0; seed < 10; seed++) {
      Changes changes = new Changes(seed, true);
      Fixture all = new Fixture(program);
      for (int step = 0; step < 10; step++) {
        Changes others = new Changes(1000 * step + seed, true);
        Fixture part = new Fixture(program);
        for (int i = 0; i < 5; i++) {
          Batch batch = others.next(1 + others.random.nextInt(12));
          part.kernel.accumulate(batch, 0, batch.rows(), part.groups, part.load(batch));
          check(part, others, calls);
        }
        Batch batch = changes.next(1 + changes.random.nextInt(12));
        all.kernel.accumulate(batch, 0, batch.rows(), all.groups, all.load(batch));
        merge(part, others, all, changes);
        check(all, changes, calls);
      }
    }
  }

  private static void merge(Fixture from, Changes part, Fixture into, Changes all) {
    for (Map.Entry<Integer, List<Object[]>> group : part.live.entrySet()) {
      if (!group.getValue().isEmpty()) {
        BatchBuilder builder = new BatchBuilder(TYPES.toArray(new DataType[0]), 1);
        for (int c = 0; c < TYPES.size(); c++) {
          JavaValues.append(TYPES.get(c), group.getValue().get(0)[c], builder.column(c));
        }
        builder.endRow();
        Batch key = builder.build();
        into.kernel.mergeRows(from.rows, from.load(key), into.rows, into.load(key), 1);
        all.live.computeIfAbsent(group.getKey(), g -> new ArrayList<>()).addAll(group.getValue());
      }
    }
  }

  /** Group, then accumulators, as a LOCAL phase sends them. */
  private static Batch accumulators(Fixture local, long[] handles) {
    List<DataType> types = new ArrayList<>(List.of(TYPES.get(0)));
    types.addAll(local.kernel.layout().accumulatorTypes());
    BatchBuilder builder = new BatchBuilder(types.toArray(new DataType[0]), handles.length);
    local.kernel.writeAccumulators(local.rows, handles, 0, handles.length, builder.columns(), 1);
    for (long handle : handles) {
      io.millrace.data.bytes.Slice key =
          local.table.key(handle, new io.millrace.data.bytes.Slice());
      KeyEncoding.of(TYPES.subList(0, 1))
          .decode(key.array, key.offset, new ColumnBuilder[] {builder.column(0)});
      builder.endRow();
    }
    return builder.build();
  }

  private static long[] keyed(Fixture global, Batch sent) {
    global.encoder.encode(sent, global.keys);
    long[] handles = new long[sent.rows()];
    global.table.findOrInsert(global.keys, 0, sent.rows(), handles);
    return handles;
  }
}
