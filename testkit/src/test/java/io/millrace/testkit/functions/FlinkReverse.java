package io.millrace.testkit.functions;

import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;

/** A scalar function of Flink. */
public class FlinkReverse extends ScalarFunction {
  private int calls;

  @Override
  public void open(FunctionContext context) {
    calls = 0;
  }

  public String eval(String text) {
    calls++;
    return text == null ? null : new StringBuilder(text).reverse().toString();
  }

  @Override
  public boolean isDeterministic() {
    return calls == 0;
  }
}
