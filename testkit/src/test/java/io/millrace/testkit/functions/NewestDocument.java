package io.millrace.testkit.functions;

import io.millrace.functions.api.AggregateFunction;
import io.millrace.functions.api.DataTypeHint;
import io.millrace.functions.api.FunctionHint;

/** The last VARIANT, with how many there were. */
@FunctionHint(output = @DataTypeHint("VARIANT"))
public class NewestDocument extends AggregateFunction<String, NewestDocument.Kept> {
  /** A document, and how many. */
  public static class Kept {
    public String document;

    public long count;
  }

  @Override
  public Kept createAccumulator() {
    return new Kept();
  }

  @Override
  public String getValue(Kept kept) {
    return kept.document == null ? null : "[" + kept.count + "," + kept.document + "]";
  }

  public void accumulate(Kept kept, @DataTypeHint("VARIANT") String document) {
    kept.document = document == null ? kept.document : document;
    kept.count++;
  }
}
