package io.millrace.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * A job and its input.
 *
 * @param name as {@code dev/simulate --scenario} takes it
 * @param script definitions and one INSERT or statement set; paths are relative
 * @param inputs makes the content of each input file, by path
 * @param outputs folders that the job writes, with what their files mean
 */
record Scenario(
    String name,
    String script,
    Map<String, Function<Random, List<String>>> inputs,
    Map<String, OutputKind> outputs) {

  /** What the lines of an output are. */
  enum OutputKind {
    /** Rows that are never taken back; their order says nothing. */
    LINES,
    /** Changes in debezium-json; what they come to counts. */
    CHANGES
  }
}
