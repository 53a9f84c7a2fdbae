package io.millrace.testkit.functions;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.types.Row;

/** A table function of Flink with rows of Flink. */
@FunctionHint(output = @DataTypeHint("ROW<k STRING, v INT>"))
public class FlinkPairs extends TableFunction<Row> {
  public void eval(String text) {
    for (String part : text.split(",")) {
      collect(Row.of(part, part.length()));
    }
  }
}
