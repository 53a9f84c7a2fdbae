package io.millrace.executor.operators.session;

import io.millrace.data.type.DataType;
import java.time.ZoneId;
import java.util.List;

/**
 * What sessions are. A session of a key goes from its first row to {@code gapMillis} after its last
 * one; rows that are no further apart share one.
 *
 * @param keys columns of the input by which sessions are kept apart; empty: one for all rows
 * @param keyTypes their types
 * @param gapMillis above 0
 * @param zone of the session, by which TIMESTAMP_LTZ and processing time become local time; null
 *     for TIMESTAMP
 * @param properties columns of the window that come out last, in order
 */
public record SessionSpec(
    List<Integer> keys,
    List<DataType> keyTypes,
    long gapMillis,
    ZoneId zone,
    List<Property> properties) {
  /** Columns of a window: its bounds in local time, and its last millisecond as event time. */
  public enum Property {
    START,
    END,
    TIME
  }

  public SessionSpec {
    keys = List.copyOf(keys);
    keyTypes = List.copyOf(keyTypes);
    properties = List.copyOf(properties);
  }

  int[] keyColumns() {
    return keys.stream().mapToInt(Integer::intValue).toArray();
  }
}
