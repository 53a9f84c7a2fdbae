package io.millrace.data.column;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.PhysicalKind;
import io.millrace.data.type.Types;
import java.util.Arrays;
import java.util.List;

/**
 * Collects values, one after the other, into a flat column. {@link #build()} gives the arrays away
 * and leaves the builder empty, to be filled again. Not thread-safe.
 */
public abstract sealed class ColumnBuilder
    permits IntBuilder,
        LongBuilder,
        DoubleBuilder,
        LongPairBuilder,
        BytesBuilder,
        RowBuilder,
        ArrayBuilder,
        MapBuilder {

  /** Values to make room for when the first one comes. */
  final int capacity;

  int length;
  private long[] nulls;

  ColumnBuilder(int capacity) {
    this.capacity = Math.max(1, capacity);
  }

  /** A builder for the values of {@code type}, with room for {@code capacity} of them at first. */
  public static ColumnBuilder of(DataType type, int capacity) {
    return switch (type.physical()) {
      case INT, NULL -> new IntBuilder(capacity);
      case LONG -> new LongBuilder(capacity);
      case DOUBLE -> new DoubleBuilder(capacity);
      case LONG_PAIR -> new LongPairBuilder(capacity);
      case BYTES -> new BytesBuilder(capacity);
      case ROW -> new RowBuilder(fields((RowType) type, capacity), capacity);
      case ARRAY -> new ArrayBuilder(of(((ArrayType) type).element(), capacity), capacity);
      case MAP -> mapBuilder(type, capacity);
    };
  }

  private static List<ColumnBuilder> fields(RowType type, int capacity) {
    return type.fields().stream().map(f -> of(f.type(), capacity)).toList();
  }

  private static ColumnBuilder mapBuilder(DataType type, int capacity) {
    return type instanceof MapType map
        ? new MapBuilder(of(map.key(), capacity), of(map.value(), capacity), capacity)
        : new MapBuilder(
            of(((MultisetType) type).element(), capacity), of(Types.INT, capacity), capacity);
  }

  /** Number of values so far. */
  public final int length() {
    return length;
  }

  /** Layout of the values. */
  public abstract PhysicalKind kind();

  public abstract void appendNull();

  /** Cuts back to the first {@code length} values and drops a value that was only begun. */
  public abstract void truncate(int length);

  /** The values so far as a column; the builder is empty afterwards. */
  public abstract Column build();

  /** Bytes of memory the values occupy, roughly. */
  public abstract long sizeBytes();

  /** Copies the value of a flat column, which is not NULL and of this builder's kind. */
  abstract void copyValue(Column source, int position);

  /** Appends the value at {@code position} of a flat or encoded column of the same kind. */
  public final void copyFrom(Column source, int position) {
    if (source instanceof DictionaryColumn dictionary) {
      copyFlat(dictionary.dictionary(), dictionary.ids()[position]);
    } else if (source instanceof ConstantColumn constant) {
      copyFlat(constant.value(), 0);
    } else {
      copyFlat(source, position);
    }
  }

  /** Appends the values at {@code positions[0..count)}. */
  public final void copyFrom(Column source, int[] positions, int count) {
    if (source instanceof DictionaryColumn dictionary) {
      for (int i = 0; i < count; i++) {
        copyFlat(dictionary.dictionary(), dictionary.ids()[positions[i]]);
      }
    } else if (source instanceof ConstantColumn constant) {
      for (int i = 0; i < count; i++) {
        copyFlat(constant.value(), 0);
      }
    } else {
      for (int i = 0; i < count; i++) {
        copyFlat(source, positions[i]);
      }
    }
  }

  /** Appends the values from position {@code from} to {@code to} (exclusive). */
  public final void copyRange(Column source, int from, int to) {
    for (int position = from; position < to; position++) {
      copyFrom(source, position);
    }
  }

  private void copyFlat(Column source, int position) {
    if (source.isNull(position)) {
      appendNull();
    } else {
      copyValue(source, position);
    }
  }

  /** Marks the value at {@code row}, the newest, as NULL. */
  final void markNull(int row) {
    if (nulls == null) {
      nulls = Nulls.create(Math.max(capacity, row + 1));
    } else if (row >>> 6 >= nulls.length) {
      nulls = Arrays.copyOf(nulls, Math.max(nulls.length * 2, (row >>> 6) + 1));
    }
    Nulls.set(nulls, row);
  }

  /** Forgets NULLs from {@code newLength} on and sets the length. */
  final void cut(int newLength) {
    if (newLength > length) {
      throw new IllegalArgumentException("cannot cut " + length + " values to " + newLength);
    }
    if (nulls != null) {
      int word = newLength >>> 6;
      if (word < nulls.length) {
        nulls[word] &= (1L << newLength) - 1;
        Arrays.fill(nulls, word + 1, nulls.length, 0);
      }
    }
    length = newLength;
  }

  /** The bitmap of the column that is being built, or null without NULLs; resets it. */
  final long[] takeNulls() {
    long[] taken = nulls;
    nulls = null;
    if (taken == null || isZero(taken)) {
      return null;
    }
    int words = Math.max(1, length + 63 >>> 6);
    return taken.length < words ? Arrays.copyOf(taken, words) : taken;
  }

  private static boolean isZero(long[] words) {
    long any = 0;
    for (long word : words) {
      any |= word;
    }
    return any == 0;
  }

  final long nullsBytes() {
    return Nulls.sizeBytes(nulls);
  }

  /** Length of the array to replace a full one of {@code size}. */
  final int grown(int size) {
    return size == 0 ? capacity : Math.max(size + 1, (int) Math.min(size * 2L, 1 << 30));
  }

  /** Whether an array of {@code size} is so empty that a copy is cheaper than holding it. */
  static boolean isSparse(int size, int used) {
    return size > 64 && used < size / 4;
  }
}
