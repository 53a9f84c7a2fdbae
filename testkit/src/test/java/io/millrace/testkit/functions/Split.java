package io.millrace.testkit.functions;

import io.millrace.functions.api.DataTypeHint;
import io.millrace.functions.api.FunctionHint;
import io.millrace.functions.api.TableFunction;

/** A row with its length for each word; nothing for NULL. */
@FunctionHint(output = @DataTypeHint("ROW<word STRING, size INT>"))
public class Split extends TableFunction<Object[]> {
  public void eval(String text) {
    if (text != null) {
      for (String word : text.split(" ")) {
        collect(new Object[] {word, word.length()});
      }
    }
  }
}
