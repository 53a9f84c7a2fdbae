package io.millrace.testkit.functions;

import io.millrace.functions.api.DataTypeHint;
import io.millrace.functions.api.ScalarFunction;

/** Takes and gives VARIANT as its JSON. */
public class Documents extends ScalarFunction {
  @DataTypeHint("VARIANT")
  public String eval(@DataTypeHint("VARIANT") String document, String key) {
    return document == null || key == null ? document : "{\"" + key + "\":" + document + "}";
  }

  public Integer eval(@DataTypeHint("VARIANT") Object document) {
    return document == null ? null : document.toString().length();
  }
}
