package io.millrace.executor.operators.rank;

import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.TableSpec;
import java.util.List;

/**
 * Deduplication: one row a key.
 *
 * @param types of the input's columns
 * @param keys columns that make the key
 * @param timeColumn whose least or greatest value is kept; -1: the order in which rows come
 * @param updateBefore whether a row that takes another one's place comes out as -U and +U, else as
 *     +U alone
 * @param stateTtlMillis 0: kept for ever
 */
public record OneRowSpec(
    List<DataType> types,
    List<Integer> keys,
    int timeColumn,
    boolean updateBefore,
    long stateTtlMillis) {
  public OneRowSpec {
    types = List.copyOf(types);
    keys = List.copyOf(keys);
  }

  List<DataType> keyTypes() {
    return keys.stream().map(types::get).toList();
  }

  /** A table of one row a key: two slots, and the row's columns as bytes. */
  TableSpec table(String name) {
    return new TableSpec(
        name,
        2,
        true,
        stateTtlMillis,
        Layouts.numbered("k", keyTypes()),
        Layouts.numbered("c", types));
  }

  KeyEncoding encoding() {
    return KeyEncoding.of(keyTypes());
  }

  int[] keyColumns() {
    return keys.stream().mapToInt(Integer::intValue).toArray();
  }
}
