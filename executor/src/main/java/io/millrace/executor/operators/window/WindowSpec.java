package io.millrace.executor.operators.window;

import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.TableSpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What all forms of a GROUP BY over windows share.
 *
 * @param keys columns of the input that make the group, besides the window
 * @param keyTypes their types
 * @param frame how windows are cut
 * @param zone of the session, by which TIMESTAMP_LTZ and processing time are cut; null for
 *     TIMESTAMP
 * @param properties columns of the window that come out behind the results, in order
 */
public record WindowSpec(
    List<Integer> keys,
    List<DataType> keyTypes,
    WindowFrame frame,
    ZoneId zone,
    List<Property> properties) {
  /** Columns of a window: its bounds in local time, and its last millisecond as event time. */
  public enum Property {
    START,
    END,
    TIME
  }

  public WindowSpec {
    keys = List.copyOf(keys);
    keyTypes = List.copyOf(keyTypes);
    properties = List.copyOf(properties);
  }

  KeyEncoding keyEncoding() {
    return KeyEncoding.of(keyTypes);
  }

  int[] keyColumns() {
    return keys.stream().mapToInt(Integer::intValue).toArray();
  }

  TableSpec table(String name, AccumulatorLayout layout) {
    return new TableSpec(
        name,
        layout.slots(),
        layout.variable(),
        0,
        Layouts.numbered("k", keyTypes),
        Layout.of(layout.accumulators()));
  }

  /** Keys of multisets are the window, the group, the element. */
  TableSpec elements(ElementUse use) {
    List<DataType> types = new ArrayList<>();
    types.add(Types.BIGINT.withNullable(false));
    types.addAll(keyTypes);
    types.addAll(use.types());
    return new TableSpec(
        use.name(),
        1 + use.slots(),
        use.variable(),
        0,
        Layouts.numbered("k", types),
        Layouts.numbered("v", use.types()));
  }
}
