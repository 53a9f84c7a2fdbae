package io.millrace.engine.codegen.aggregate;

import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accumulators and multisets that the calls of one GROUP BY share, as they are asked for. */
final class Accumulators {
  private final List<DataType> inputTypes;
  private final boolean retracts;
  private final Phase phase;
  private final boolean mustMerge;
  private final Map<Accumulator, Placed> placed = new LinkedHashMap<>();
  private final List<Field> layout = new ArrayList<>();
  private final Map<Use, Integer> uses = new LinkedHashMap<>();
  private int slots = 1;
  private int segments;

  /**
   * None yet.
   *
   * @param inputTypes of the rows' columns, in every phase
   * @param retracts whether rows are taken away, too
   * @param mustMerge whether groups must be merged although rows are taken away
   */
  Accumulators(List<DataType> inputTypes, boolean retracts, Phase phase, boolean mustMerge) {
    this.mustMerge = mustMerge;
    this.inputTypes = List.copyOf(inputTypes);
    this.retracts = retracts;
    this.phase = phase;
  }

  /** A multiset of the values of some columns, among rows that pass a filter. */
  record Use(List<Integer> columns, int filter) {}

  List<DataType> inputTypes() {
    return inputTypes;
  }

  boolean retracts() {
    return retracts;
  }

  /** Whether multisets may be kept, which are never merged. */
  boolean mayKeepMultisets() {
    return !mustMerge;
  }

  DataType type(int column) {
    return inputTypes.get(column);
  }

  /** The rows that a call counts. */
  Input input(AggregateCall call) {
    int use = call.distinct() ? use(call, "DISTINCT") : -1;
    return new Input(call.arguments(), call.filter(), use, call.distinct());
  }

  /** The rows that a call counts, with a multiset of its arguments, all of which count. */
  Input multiset(AggregateCall call) {
    return new Input(call.arguments(), call.filter(), use(call, call.function()), false);
  }

  private int use(AggregateCall call, String what) {
    if (phase != Phase.COMPLETE) {
      throw MillraceException.notSupported("two-phase aggregation with " + what);
    }
    return uses.computeIfAbsent(new Use(call.arguments(), call.filter()), u -> uses.size());
  }

  /** Where an accumulator is; it is there from now on. */
  Placed place(Accumulator accumulator) {
    Placed known = placed.get(accumulator);
    if (known != null) {
      return known;
    }
    Placed at = new Placed(accumulator, slots, accumulator.hasBytes() ? segments : -1);
    for (DataType type : accumulator.types()) {
      layout.add(new Field(accumulator.name() + placed.size(), type));
    }
    slots += accumulator.slots();
    segments += accumulator.hasBytes() ? 1 : 0;
    placed.put(accumulator, at);
    return at;
  }

  /** Where the number of rows that count is. */
  Placed count(Input input) {
    boolean all =
        input.filter() < 0
            && input.use() < 0
            && input.columns().stream().noneMatch(c -> type(c).mayBeNull());
    return all
        ? Placed.ROWS
        : place(
            new Counter(
                new Input(input.columns(), input.filter(), useOf(input), input.distinct())));
  }

  private static int useOf(Input input) {
    return input.distinct() ? input.use() : -1;
  }

  /** In order of their places. */
  List<Placed> all() {
    return List.copyOf(placed.values());
  }

  int slots() {
    return slots;
  }

  int segments() {
    return segments;
  }

  List<Use> uses() {
    return List.copyOf(uses.keySet());
  }

  /** Whether accumulators are merged: those with multisets, and some others, are not. */
  boolean areMerged() {
    return uses.isEmpty() && placed.keySet().stream().allMatch(Accumulator::isMerged);
  }

  List<Field> layout() {
    List<Field> all = new ArrayList<>();
    all.add(new Field("rows", new DataType.IntegralType(DataType.IntegralWidth.BIGINT, false)));
    all.addAll(layout);
    return all;
  }

  /** What the operator is to keep for each multiset. */
  List<ElementUse> elementUses() {
    List<ElementUse> list = new ArrayList<>();
    uses.forEach(
        (use, index) -> {
          List<DataType> types = use.columns().stream().map(this::type).toList();
          int[] columns = use.columns().stream().mapToInt(Integer::intValue).toArray();
          KeyEncoder encoder = KeyEncoder.of(KeyEncoding.of(types), columns);
          list.add(new ElementUse("elements" + index, encoder, types, 0, false, isScanned(index)));
        });
    return list;
  }

  private boolean isScanned(int use) {
    return placed.keySet().stream()
        .anyMatch(a -> a instanceof ElementExtreme e && e.input().use() == use);
  }
}
