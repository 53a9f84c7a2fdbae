package io.millrace.executor.spi;

/** A table that is read. Immutable; one a plan node. */
public interface Source {
  Capabilities capabilities();

  /**
   * Opens the reader of parallel instance {@code subtask} of {@code parallelism}. Opens no file
   * yet.
   */
  SourceReader reader(int subtask, int parallelism);

  /** Reads at most about {@code rows} rows in all; a hint. Returns the source that does. */
  default Source withLimit(long rows) {
    return this;
  }

  /**
   * What the planner and the executor must know.
   *
   * @param bounded whether the input ends
   * @param changelog whether rows other than +I come, each with its -U (as debezium-json)
   * @param upsert whether rows other than +I come, +U and -D by key only (as upsert-kafka)
   * @param blocking whether {@link SourceReader#poll} may block, and so runs on an I/O thread
   * @param maxParallelism most instances that can share the work; 1 if order across splits matters
   */
  record Capabilities(
      boolean bounded, boolean changelog, boolean upsert, boolean blocking, int maxParallelism) {}
}
