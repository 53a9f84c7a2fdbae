package io.millrace.executor.operators.window;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.kernel.StateRows;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.ArrayList;
import java.util.List;

/** The state of a window aggregation: accumulators by slice and key, multisets by both. */
final class WindowTables {
  private final List<ElementUse> uses;
  private final WindowTable slices;
  private final StateRows rows;
  private final ElementSet[] elements;

  WindowTables(WindowAggregateSpec spec, AggregateKernel kernel, OperatorContext context) {
    AccumulatorLayout layout = kernel.layout();
    uses = layout.elements();
    slices = context.state().windows(tableSpec(spec, layout));
    rows = StateRows.of(slices);
    elements = new ElementSet[uses.size()];
    for (int i = 0; i < elements.length; i++) {
      TableSpec table = elementSpec(spec, uses.get(i));
      elements[i] =
          new ElementSet(context.state().elements(table), new KeyBatch(context.maxParallelism()));
    }
  }

  static TableSpec tableSpec(WindowAggregateSpec spec, AccumulatorLayout layout) {
    return new TableSpec(
        "slices",
        layout.slots(),
        layout.variable(),
        0,
        Layouts.numbered("k", spec.keyTypes()),
        Layout.of(layout.accumulators()));
  }

  private static TableSpec elementSpec(WindowAggregateSpec spec, ElementUse use) {
    List<DataType> key = new ArrayList<>(List.of(Types.BIGINT.withNullable(false)));
    key.addAll(spec.keyTypes());
    key.addAll(use.types());
    return new TableSpec(
        use.name(),
        1 + use.slots(),
        use.variable(),
        0,
        Layouts.numbered("k", key),
        Layouts.numbered("v", use.types()));
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
