package io.millrace.functions.math;

import io.millrace.functions.api.CallState;
import java.util.Random;

/** The generator of one place of call that was given a seed. */
public final class RandomState implements CallState {
  private Random generator;

  /** The generator, started from the seed of the first call. */
  Random seeded(int seed) {
    if (generator == null) {
      generator = new Random(seed);
    }
    return generator;
  }
}
