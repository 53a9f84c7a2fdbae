package io.millrace.executor.operators.join;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import java.util.List;

/** Reads rows whose columns are encoded in two parts: those of the join key, then the others. */
final class KeyedParts {
  private final KeyEncoding keyEncoding;
  private final List<Integer> keys;
  private final KeyEncoding restEncoding;
  private final int[] rest;

  /** Where a column goes that stands in the join key once more. */
  private final ColumnBuilder[] repeated;

  private final ColumnBuilder[] keyTargets;
  private final ColumnBuilder[] restTargets;

  /** The builders that the targets were taken from. */
  private ColumnBuilder[] target;

  KeyedParts(List<DataType> keyTypes, List<Integer> keys, KeyEncoding restEncoding, int[] rest) {
    this.keyEncoding = KeyEncoding.of(keyTypes);
    this.keys = keys;
    this.restEncoding = restEncoding;
    this.rest = rest;
    this.keyTargets = new ColumnBuilder[keys.size()];
    this.restTargets = new ColumnBuilder[rest.length];
    this.repeated = new ColumnBuilder[keys.size()];
    for (int k = 0; k < repeated.length; k++) {
      boolean again = keys.indexOf(keys.get(k)) < k;
      repeated[k] = again ? ColumnBuilder.of(keyTypes.get(k), 1) : null;
    }
  }

  /**
   * Appends the columns of a row.
   *
   * @param key the first part; the other one follows in its array
   */
  void read(Slice key, ColumnBuilder[] out) {
    if (target != out) {
      aim(out);
    }
    int end = keyEncoding.decode(key.array, key.offset, keyTargets);
    restEncoding.decode(key.array, end, restTargets);
    for (ColumnBuilder builder : repeated) {
      if (builder != null) {
        builder.truncate(0);
      }
    }
  }

  private void aim(ColumnBuilder[] out) {
    for (int k = 0; k < keyTargets.length; k++) {
      keyTargets[k] = repeated[k] == null ? out[keys.get(k)] : repeated[k];
    }
    for (int r = 0; r < rest.length; r++) {
      restTargets[r] = out[rest[r]];
    }
    target = out;
  }
}
