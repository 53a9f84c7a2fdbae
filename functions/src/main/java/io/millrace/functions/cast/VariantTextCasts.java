package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.STRING;
import static io.millrace.functions.registry.TypeFamily.VARIANT;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.variant.VariantText;
import io.millrace.functions.api.TypeOf;

/**
 * VARIANT to text, for the parts of nested types that become text: by itself a VARIANT cannot be
 * cast to anything, as in Flink.
 */
public final class VariantTextCasts {
  private VariantTextCasts() {}

  @CastFunction(from = VARIANT, to = STRING)
  public static void variant(@TypeOf(TypeOf.RESULT) DataType to, Slice value, SliceWriter out) {
    int start = out.length();
    VariantText.print(value, out);
    TextLength.fit(to, out, start);
  }
}
