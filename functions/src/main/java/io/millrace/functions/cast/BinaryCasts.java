package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.BYTES;
import static io.millrace.functions.registry.TypeFamily.STRING;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.functions.api.TypeOf;

/** To BINARY and VARBINARY: cut to the length; BINARY is filled up with zeros. */
public final class BinaryCasts {
  private BinaryCasts() {}

  @CastFunction(
      from = {STRING, BYTES},
      to = BYTES)
  public static void bytes(@TypeOf(TypeOf.RESULT) DataType to, Slice value, SliceWriter out) {
    BinaryType type = (BinaryType) to;
    int length = Math.min(value.length, type.length());
    out.append(value.array, value.offset, length);
    if (!type.varying()) {
      for (int i = length; i < type.length(); i++) {
        out.append((byte) 0);
      }
    }
  }
}
