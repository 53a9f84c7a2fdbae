package io.millrace.executor.operators.window;

import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import java.time.ZoneId;
import java.util.List;

/**
 * A GROUP BY over windows. Out come the keys, one column a call, then the properties.
 *
 * @param keys columns of the input that make the group, but for the window
 * @param keyTypes their types
 * @param merging whether the input holds accumulators of a LOCAL phase, which begin behind the
 *     keys, and the time of a row is the end of its slice
 * @param shape of the windows
 * @param eventTime whether the watermark fires windows, else the clock
 * @param zone in whose local time windows are aligned; null if their time has no zone
 * @param properties of the window that come out, in order
 */
public record WindowAggregateSpec(
    List<Integer> keys,
    List<DataType> keyTypes,
    boolean merging,
    WindowShape shape,
    boolean eventTime,
    ZoneId zone,
    List<Property> properties) {

  /** Columns that a window adds, each in milliseconds. */
  public enum Property {
    /** Inclusive, in local time. */
    START,
    /** Exclusive, in local time. */
    END,
    /** The last millisecond of the window: a time attribute, so an instant if there is a zone. */
    TIME
  }

  public WindowAggregateSpec {
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
}
