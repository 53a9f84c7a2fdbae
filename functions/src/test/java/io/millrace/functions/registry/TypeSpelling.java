package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.data.type.TypeText;

/** Types as tests spell them. */
public final class TypeSpelling {
  private TypeSpelling() {}

  /** A nullable type from its spelling, such as ARRAY&lt;INT&gt; or TIMESTAMP(3). */
  public static DataType parse(String text) {
    if (text.startsWith("STRUCTURED")) {
      return TypeText.parse(text).withNullable(true);
    }
    return PatternParser.parse(text).instantiate(null, new Bindings()).withNullable(true);
  }
}
