package io.millrace.engine.codegen.runtime;

import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.ColumnBuilder;

/** Finishing the columns that kernels fill. */
public final class Outputs {
  private Outputs() {}

  /** A bitmap for {@code positions}, empty. */
  public static long[] bitmap(int positions) {
    return new long[Math.max(1, positions + 63 >>> 6)];
  }

  /** The bitmap, or null if no bit of it is set or it is null. */
  public static long[] orNull(long[] bitmap) {
    if (bitmap == null) {
      return null;
    }
    long any = 0;
    for (long word : bitmap) {
      any |= word;
    }
    return any == 0 ? null : bitmap;
  }

  /** NULL where one of the bitmaps says so; they may be null. Not to be written to. */
  public static long[] union(int positions, long[]... bitmaps) {
    long[] union = null;
    boolean owned = false;
    for (long[] bitmap : bitmaps) {
      if (bitmap == null || bitmap == union) {
        continue;
      }
      if (union == null) {
        union = bitmap;
        continue;
      }
      long[] target = owned ? union : bitmap(positions);
      for (int i = 0; i < positions + 63 >>> 6; i++) {
        target[i] = union[i] | bitmap[i];
      }
      union = target;
      owned = true;
    }
    return union;
  }

  /** Appends empty values, for positions that are not selected, up to {@code length}. */
  public static void fill(BytesBuilder builder, int length) {
    while (builder.length() < length) {
      builder.begin();
      builder.end();
    }
  }

  /** Appends NULLs, for positions that are not selected, up to {@code length}. */
  public static void fill(ColumnBuilder builder, int length) {
    while (builder.length() < length) {
      builder.appendNull();
    }
  }
}
