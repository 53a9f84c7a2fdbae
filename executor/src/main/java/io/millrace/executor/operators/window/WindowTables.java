package io.millrace.executor.operators.window;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.kernel.StateRows;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.Layout;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.ArrayList;
import java.util.List;

/** The state of a window aggregation: accumulators by slice and key, multisets by both. */
final class WindowTables {
  private static final int VERSION = 1;

  private final List<ElementUse> uses;
  private final WindowTable slices;
  private final StateRows rows;
  private final ElementSet[] elements;

  WindowTables(WindowAggregateSpec spec, AggregateKernel kernel, OperatorContext context) {
    AccumulatorLayout layout = kernel.layout();
    uses = layout.elements();
    slices = context.state().windows(tableSpec(spec, layout));
    rows = StateRows.of(slices);
    List<DataType> elementKey = new ArrayList<>(List.of(Types.BIGINT.withNullable(false)));
    elementKey.addAll(spec.keyTypes());
    elements = new ElementSet[uses.size()];
    for (int i = 0; i < elements.length; i++) {
      ElementUse use = uses.get(i);
      Layout elementLayout = Layout.of(VERSION, elementKey, use.types());
      TableSpec table =
          new TableSpec(use.name(), 1 + use.slots(), use.variable(), 0, elementLayout);
      elements[i] =
          new ElementSet(context.state().elements(table), new KeyBatch(context.maxParallelism()));
    }
  }

  static TableSpec tableSpec(WindowAggregateSpec spec, AccumulatorLayout layout) {
    Layout keys = Layout.of(VERSION, spec.keyTypes(), List.of());
    return new TableSpec(
        "slices",
        layout.slots(),
        layout.variable(),
        0,
        new Layout(VERSION, keys.key(), layout.accumulators()));
  }

  WindowTable slices() {
    return slices;
  }

  StateRows rows() {
    return rows;
  }

  ElementSet[] elements() {
    return elements;
  }

  /** Encodes the elements of a part's rows and brings all that these touch into memory. */
  Readiness load(WindowPart part) {
    boolean ready = slices.load(part.namespaces, part.keys) == Readiness.READY;
    for (int i = 0; i < elements.length; i++) {
      uses.get(i).encoder().encode(part.batch, elements[i].elements());
      ready &= elements[i].table().load(part.elementKeys) == Readiness.READY;
    }
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  /** Encodes the elements of a part's rows again, before they are counted. */
  void encodeElements(WindowPart part) {
    for (int i = 0; i < elements.length; i++) {
      uses.get(i).encoder().encode(part.batch, elements[i].elements());
    }
  }

  void unpin() {
    slices.unpin();
    for (ElementSet set : elements) {
      set.table().unpin();
    }
  }
}
