package io.millrace.executor.simulation;

import io.millrace.data.batch.Batch;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import java.io.IOException;
import java.util.Random;

/** An operator that fails now and then, as a seed says, with a failure that may pass. */
public final class Faults implements Operator {
  private final Random random;
  private final double probability;

  public Faults(Random random, double probability) {
    this.random = random;
    this.probability = probability;
  }

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (probability > 0 && random.nextDouble() < probability) {
      throw MillraceException.passing("injected failure", new IOException("injected"));
    }
    out.emit(batch);
    return Progress.DONE;
  }
}
