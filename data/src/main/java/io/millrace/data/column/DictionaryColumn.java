package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * A column whose value at {@code i} is {@code dictionary}'s value at {@code ids[i]}. NULLs are
 * entries of the dictionary.
 *
 * @param length number of values
 * @param ids at least {@code length} positions in {@code dictionary}
 * @param dictionary a flat column
 */
public record DictionaryColumn(int length, int[] ids, Column dictionary) implements Column {

  @Override
  public PhysicalKind kind() {
    return dictionary.kind();
  }

  @Override
  public boolean isNull(int row) {
    return dictionary.isNull(ids[row]);
  }

  @Override
  public boolean mayHaveNulls() {
    return dictionary.mayHaveNulls();
  }

  @Override
  public DictionaryColumn take(int[] rows, int count) {
    int[] taken = new int[count];
    for (int i = 0; i < count; i++) {
      taken[i] = ids[rows[i]];
    }
    return new DictionaryColumn(count, taken, dictionary);
  }

  @Override
  public Column flat() {
    return dictionary.take(ids, length);
  }

  @Override
  public long sizeBytes() {
    return 4L * length + dictionary.sizeBytes();
  }
}
