package io.millrace.engine.translate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Options;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.codegen.calc.Calc;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.lookup.LookupJoin;
import io.millrace.executor.operators.lookup.LookupSpec;
import io.millrace.executor.operators.lookup.TableInMemory;
import io.millrace.executor.spi.LookupSource;
import io.millrace.executor.spi.Source;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Header;
import io.millrace.planner.plan.LookupAsking;
import io.millrace.planner.plan.PlanNode.Scan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows looked up in a table: by its connector, or in memory. */
final class LookupTranslator implements NodeTranslator<io.millrace.planner.plan.LookupJoin> {
  @Override
  public Flow translate(io.millrace.planner.plan.LookupJoin node, Translation t) {
    Flow input = t.inputFlow(node);
    List<DataType> tableTypes = node.source().schema().stream().map(c -> c.type()).toList();
    List<DataType> keyTypes = node.keys().stream().map(k -> keyType(k, tableTypes)).toList();
    Options options = Options.of(node.source().options());
    String name = node.source().table().get(node.source().table().size() - 1);
    LookupSource source = source(node, name, tableTypes, keyTypes, options, t);
    boolean remembers = options.get(LookupOptions.CACHE) == LookupOptions.Cache.PARTIAL;
    LookupSpec spec =
        new LookupSpec(
            name,
            input.types(),
            tableTypes,
            keyTypes,
            node.outer(),
            remembers ? cache(options) : null,
            asking(node, t));
    CalcProgram keys =
        t.calc(input.types(), null, node.keys().stream().map(k -> k.value()).toList());
    List<DataType> both = new ArrayList<>(input.types());
    both.addAll(tableTypes);
    CalcProgram condition =
        node.condition() == null ? null : t.calc(both, node.condition(), List.of());
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () ->
            new LookupJoin(
                spec,
                keys.instance(t.context())::apply,
                condition == null ? null : predicate(condition, t),
                source));
  }

  private static LookupSpec.Asking asking(io.millrace.planner.plan.LookupJoin node, Translation t) {
    LookupAsking asking = node.asking();
    Header input = t.plan.node(node.header().inputs().get(0)).header();
    boolean updates = input.changelog() != ChangelogMode.INSERT_ONLY;
    List<Integer> key = input.upsertKeys().isEmpty() ? List.of() : input.upsertKeys().get(0);
    LookupSpec.Order order = LookupSpec.Order.INPUT;
    if (asking.unordered() && !updates) {
      order = LookupSpec.Order.ANY;
    } else if (asking.unordered() && asking.keyOrdered() && !key.isEmpty()) {
      order = LookupSpec.Order.KEY;
    }
    return new LookupSpec.Asking(
        asking.async() ? asking.capacity() : 1,
        asking.timeoutMillis(),
        order,
        order == LookupSpec.Order.KEY ? key : List.of(),
        updates,
        asking.retries() == 0
            ? null
            : new LookupSpec.Retry(asking.retryDelayMillis(), asking.retries()));
  }

  private static RowPredicate predicate(CalcProgram condition, Translation t) {
    Calc calc = condition.instance(t.context());
    return calc::select;
  }

  private static DataType keyType(
      io.millrace.planner.plan.LookupJoin.Key key, List<DataType> tableTypes) {
    DataType type = tableTypes.get(key.column());
    return type.withNullable(type.nullable() || key.value().type().nullable());
  }

  private static LookupSpec.Cache cache(Options options) {
    return new LookupSpec.Cache(
        options.get(LookupOptions.MAX_ROWS),
        millis(options.get(LookupOptions.EXPIRE)),
        options.get(LookupOptions.MISSING));
  }

  private static long millis(Duration duration) {
    return duration == null ? 0 : duration.toMillis();
  }

  private static LookupSource source(
      io.millrace.planner.plan.LookupJoin node,
      String name,
      List<DataType> types,
      List<DataType> keyTypes,
      Options options,
      Translation t) {
    List<Field> schema =
        node.source().schema().stream().map(c -> new Field(c.name(), c.type())).toList();
    List<Integer> all = IntStream.range(0, schema.size()).boxed().toList();
    Scan scan =
        new Scan(
            node.header().withInputs(List.of()).withSchema(schema), node.source(), all, null, -1);
    List<Integer> keys = node.keys().stream().map(k -> k.column()).toList();
    LookupSource asked = t.tables.lookup(scan, keys).orElse(null);
    LookupOptions.Cache cache = options.get(LookupOptions.CACHE);
    if (asked != null && cache != LookupOptions.Cache.FULL) {
      return asked;
    }
    Source whole = t.tables.source(scan);
    Source.Capabilities read = whole.capabilities();
    if (!read.bounded() || read.changelog() || read.upsert()) {
      throw MillraceException.notSupported(
              "looking up in table '"
                  + name
                  + "', which "
                  + (read.bounded() ? "is a changelog" : "has no end"))
          .withHint("Look up in a bounded table of rows, such as a file.");
    }
    if (cache != null && cache != LookupOptions.Cache.FULL) {
      throw MillraceException.deterministic(
              "table '"
                  + name
                  + "': 'lookup.cache' = '"
                  + cache
                  + "' needs a connector that"
                  + " answers by key")
          .withHint("Its connector reads the whole table: leave the option out, or say 'FULL'.");
    }
    long reload = millis(options.get(LookupOptions.RELOAD));
    return new TableInMemory(name, whole, types, keys, keyTypes, reload, t.platform());
  }
}
