package io.millrace.executor.operators.aggregate;

import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What all forms of a GROUP BY share.
 *
 * @param keys columns of the input that make the group; none: one group of all
 * @param keyTypes their types
 * @param merging whether the input holds accumulators of a LOCAL phase, which begin behind the
 *     keys, and the kernel is a merging one
 * @param emitUpdateBefore whether a change comes out as -U and +U, else +U alone
 * @param stateTtlMillis 0: groups are kept for ever
 */
public record GroupSpec(
    List<Integer> keys,
    List<DataType> keyTypes,
    boolean merging,
    boolean emitUpdateBefore,
    long stateTtlMillis) {
  public GroupSpec {
    keys = List.copyOf(keys);
    keyTypes = List.copyOf(keyTypes);
  }

  KeyEncoding keyEncoding() {
    return KeyEncoding.of(keyTypes);
  }

  int[] keyColumns() {
    return keys.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Layout of the keys of groups. */
  Layout keyLayout() {
    return keyLayout(List.of());
  }

  /** Layout of the keys of groups, each followed by an element of these types. */
  Layout keyLayout(List<DataType> element) {
    List<Field> columns = new ArrayList<>();
    for (DataType type : keyTypes) {
      columns.add(new Field("k" + columns.size(), type));
    }
    for (DataType type : element) {
      columns.add(new Field("e" + columns.size(), type));
    }
    return Layout.of(columns);
  }
}
