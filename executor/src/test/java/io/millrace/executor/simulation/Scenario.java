package io.millrace.executor.simulation;

import io.millrace.data.type.DataType.Field;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.operator.Operator;
import java.util.List;
import java.util.function.Supplier;

/** A query and its input, for simulations. */
public interface Scenario {

  String name();

  /** Columns of the output. */
  List<Field> output();

  /**
   * The job.
   *
   * @param draw what is drawn anew for each process: how it is run, not what it computes
   * @param sink where its output goes
   */
  JobGraph graph(Draw draw, ListSink sink);

  /**
   * How a job is run.
   *
   * @param seed of sources' pauses and batches
   * @param sources parallelism of sources
   * @param keyed parallelism of chains behind a hash exchange
   * @param blocking whether connectors work on I/O threads
   * @param faults makes an operator that fails now and then, to be put anywhere
   */
  record Draw(long seed, int sources, int keyed, boolean blocking, Supplier<Operator> faults) {}
}
