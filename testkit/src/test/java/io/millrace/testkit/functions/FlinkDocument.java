package io.millrace.testkit.functions;

import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.variant.Variant;

/** A field of Flink's Variant. */
public class FlinkDocument extends ScalarFunction {
  public Variant eval(Variant document, String field) {
    return document == null || !document.isObject() ? null : document.getField(field);
  }
}
