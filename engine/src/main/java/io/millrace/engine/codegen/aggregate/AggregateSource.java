package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.ColumnInputs;
import io.millrace.engine.codegen.expression.Emitter;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.engine.codegen.runtime.GroupKernel;
import io.millrace.engine.codegen.source.Code;
import io.millrace.engine.codegen.source.KernelSource;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the loops that add rows to groups. */
final class AggregateSource {
  private static final String STATE_ROWS = "io.millrace.state.table.StateRows";
  private static final String GROUPS = "io.millrace.executor.kernel.Groups";
  private static final int INLINE = 24;

  private final Surroundings surroundings;
  private final Accumulators accumulators;
  private final Phase phase;
  private final KernelSource kernel = new KernelSource(GroupKernel.class);
  private final ColumnInputs inputs;

  private AggregateSource(Surroundings surroundings, Accumulators accumulators, Phase phase) {
    this.surroundings = surroundings;
    this.accumulators = accumulators;
    this.phase = phase;
    this.inputs = new ColumnInputs(kernel, "c", "p", accumulators.inputTypes());
  }

  /** The whole kernel. */
  static KernelSource of(
      Surroundings surroundings,
      Accumulators accumulators,
      Phase phase,
      List<DataType> resultTypes,
      List<AggregateFunction.Result> results) {
    AggregateSource source = new AggregateSource(surroundings, accumulators, phase);
    KernelSource kernel = source.kernel;
    String segments = "io.millrace.engine.codegen.runtime.Segments";
    kernel.field(segments, "segments");
    kernel.initialise("segments", "new " + segments + "(" + accumulators.segments() + ")");
    accumulators.all().forEach(at -> at.accumulator().declare(kernel, at));
    source.addCounts();
    source.addUpdate();
    source.inputs.addBindMethod("bind");
    new MergeSource(kernel, accumulators).addMethods();
    new ResultSource(surroundings, kernel, accumulators).addMethods(resultTypes, results);
    return kernel;
  }

  /** Fields that gather changes, by the number of the bytes that they are written to. */
  private Map<Integer, String> gathering() {
    Map<Integer, String> fields = new LinkedHashMap<>();
    for (Placed at : accumulators.all()) {
      String field = at.accumulator().gathers(at);
      if (field != null) {
        fields.put(at.segment(), field);
      }
    }
    return fields;
  }

  /** Which rows count for each multiset. */
  private void addCounts() {
    Code all = new Code();
    all.open(
        "protected void count(int use, int[] selection, int from, int to, long[] handles,"
            + " boolean[] target)");
    for (int use = 0; use < accumulators.uses().size(); use++) {
      all.open("if (use == " + use + ")");
      all.line("count" + use + "(selection, from, to, handles, target);").close();
      Accumulators.Use kept = accumulators.uses().get(use);
      Emitter out = new Emitter(surroundings, kernel, inputs, true);
      List<String> conditions = conditions(kept.columns(), kept.filter(), out);
      conditions.add(0, "handles[i] >= 0L");
      Code method =
          new Code()
              .open(
                  "private void count"
                      + use
                      + "(int[] selection, int from, int to, long[] handles, boolean[] target)");
      method.add(inputs.locals());
      method.open("for (int i = from; i < to; i++)");
      method.line("int p = selection == null ? i : selection[i];");
      method.add(out.code());
      method.line("target[i] = " + String.join(" && ", conditions) + ";").close();
      kernel.method(method.close());
    }
    kernel.method(all.close());
  }

  private List<String> conditions(List<Integer> columns, int filter, Emitter out) {
    List<String> conditions = new ArrayList<>();
    for (int column : columns) {
      DataType type = accumulators.type(column);
      if (type.mayBeNull()) {
        conditions.add("!" + out.emit(new ColumnRef(column, type)).isNull());
      }
    }
    if (filter >= 0) {
      conditions.add(out.emit(new ColumnRef(filter, accumulators.type(filter))).isTrue());
    }
    return conditions;
  }

  private void addUpdate() {
    Emitter out = new Emitter(surroundings, kernel, inputs, true);
    addRowCount(out.code());
    Map<Input, List<Placed>> byInput = new LinkedHashMap<>();
    for (Placed at : accumulators.all()) {
      byInput.computeIfAbsent(at.accumulator().input(), i -> new ArrayList<>()).add(at);
    }
    boolean inline = accumulators.all().size() <= INLINE;
    byInput.forEach((input, group) -> addGroup(input, group, inline, out));
    Code method = new Code();
    method.open(
        "protected void update(byte[] kinds, int[] selection, int from, int to, "
            + GROUPS
            + " groups, long[] handles)");
    method.add(inputs.locals());
    method.line("final " + STATE_ROWS + " rows = groups.rows();");
    method.open("for (int i = from; i < to; i++)");
    method.line("final long row = handles[i];");
    method.line("if (row < 0L) continue;");
    method.line("int p = selection == null ? i : selection[i];");
    method.line("rows.touch(row);");
    method.line("final long[] slots = rows.slots(row);");
    method.line("final int base = rows.base(row);");
    method.add(out.code()).close();
    gathering()
        .forEach(
            (segment, field) ->
                method.line("%s.flush(segments, rows, %d);".formatted(field, segment)));
    kernel.method(method.close());
  }

  /** Counts the row; a group without rows is as new. */
  private void addRowCount(Code code) {
    if (!accumulators.retracts()) {
      code.line("slots[base]++;");
      return;
    }
    code.line("final boolean taken = kinds != null && (kinds[p] & 1) != 0;");
    code.line("final long sign = taken ? -1L : 1L;");
    if (phase != Phase.LOCAL) {
      code.line("if (taken && slots[base] == 0L) continue;");
    }
    code.line("slots[base] += sign;");
    if (phase != Phase.LOCAL) {
      code.open("if (slots[base] == 0L)");
      addClear(code, accumulators);
      gathering().values().forEach(field -> code.line(field + ".clear(row);"));
      code.line("continue;").close();
    }
  }

  /** Statements that make a group as new. */
  static void addClear(Code code, Accumulators accumulators) {
    code.line("java.util.Arrays.fill(slots, base, base + " + accumulators.slots() + ", 0L);");
    if (accumulators.segments() > 0) {
      code.line("rows.setBytes(row, io.millrace.data.bytes.Bytes.EMPTY, 0, 0);");
    }
  }

  private void addGroup(Input input, List<Placed> group, boolean inline, Emitter out) {
    if (inline) {
      addGuarded(input, group, out);
      return;
    }
    String name = kernel.fresh("add");
    Emitter own = new Emitter(surroundings, kernel, inputs, true);
    addGuarded(input, group, own);
    String sign = accumulators.retracts() ? "sign" : "1L";
    out.code().line(name + "(i, p, " + sign + ", row, slots, base, rows, groups);");
    Code method = new Code();
    method.open(
        "private void %s(int i, int p, long sign, long row, long[] slots, int base, %s rows, %s groups)"
            .formatted(name, STATE_ROWS, GROUPS));
    kernel.method(method.add(own.code()).close());
  }

  private void addGuarded(Input input, List<Placed> group, Emitter out) {
    List<String> conditions;
    String sign = accumulators.retracts() ? "sign" : null;
    if (input.use() >= 0) {
      String changes = "groups.elements()[" + input.use() + "].changes()[i]";
      conditions = List.of(changes + " != 0");
      sign = input.distinct() && accumulators.retracts() ? "(long) " + changes : sign;
    } else {
      conditions = conditions(input.columns(), input.filter(), out);
    }
    RowUpdate row = new RowUpdate(out, accumulators.inputTypes(), sign);
    Runnable add = () -> group.forEach(at -> at.accumulator().add(row, at));
    if (conditions.isEmpty()) {
      add.run();
    } else {
      out.branch("if (" + String.join(" && ", conditions) + ")", add);
    }
  }
}
