package io.millrace.engine.constraint;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.engine.constraint.ConstraintSettings.Lengths;
import io.millrace.functions.string.Utf8;
import java.util.Arrays;

/**
 * The length of texts, in characters, or of bytes.
 *
 * @param fixed whether shorter ones do not fit either
 * @param text whether characters are counted, and blanks make up what is missing
 */
record LengthConstraint(
    String path, DataType type, int length, boolean fixed, boolean text, Lengths lengths)
    implements ColumnConstraint {

  @Override
  public Column enforce(Column column, RowsOf rows) {
    BytesColumn bytes = (BytesColumn) column;
    for (int i = 0; i < bytes.length(); i++) {
      if (!bytes.isNull(i) && !fits(count(bytes, i))) {
        return fitted(bytes);
      }
    }
    return column;
  }

  private boolean fits(int count) {
    return fixed ? count == length : count <= length;
  }

  private int count(BytesColumn bytes, int row) {
    int from = bytes.offsets()[row];
    int size = bytes.offsets()[row + 1] - from;
    return text ? Utf8.length(bytes.data(), from, size) : size;
  }

  private BytesColumn fitted(BytesColumn bytes) {
    int[] offsets = new int[bytes.length() + 1];
    byte[] data = new byte[bytes.offsets()[bytes.length()] - bytes.offsets()[0]];
    Slice slice = new Slice();
    int end = 0;
    for (int i = 0; i < bytes.length(); i++) {
      if (!bytes.isNull(i)) {
        int count = count(bytes, i);
        if (lengths == Lengths.ERROR && !fits(count)) {
          throw unfit(count);
        }
        Slice value = bytes.get(i, slice);
        int kept = text ? Utf8.offset(value, length) : Math.min(value.length, length);
        int padding = fixed ? Math.max(0, length - count) : 0;
        if (end + kept + padding > data.length) {
          data = Arrays.copyOf(data, Math.max(end + kept + padding, data.length * 2));
        }
        System.arraycopy(value.array, value.offset, data, end, kept);
        Arrays.fill(data, end + kept, end + kept + padding, (byte) (text ? ' ' : 0));
        end += kept + padding;
      }
      offsets[i + 1] = end;
    }
    return new BytesColumn(bytes.length(), data, offsets, bytes.nulls());
  }

  private MillraceException unfit(int count) {
    return MillraceException.deterministic(
            "a value of length " + count + " for " + path + ", which is " + type.sql())
        .withHint(
            "SUBSTRING it, or SET 'table.exec.sink.type-length-enforcer' = 'TRIM_PAD' to cut and"
                + " fill values.");
  }
}
