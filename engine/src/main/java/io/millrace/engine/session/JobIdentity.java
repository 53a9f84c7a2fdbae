package io.millrace.engine.session;

import io.millrace.data.bytes.Bytes;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What makes a job the same one when it is run again: its name and the tables it writes.
 *
 * @param name as the user knows it
 * @param folder fit for file names
 */
record JobIdentity(String name, String folder) {

  static JobIdentity of(String name, PhysicalPlan plan) {
    List<String> sinks =
        plan.outputs().stream()
            .filter(n -> n instanceof PlanNode.Sink)
            .map(n -> String.join(".", ((PlanNode.Sink) n).table()))
            .toList();
    return of(name, sinks);
  }

  /**
   * @param tables that are written, catalog and database before their names
   */
  static JobIdentity of(String name, List<String> tables) {
    List<String> sinks = tables.stream().sorted().toList();
    byte[] text = (name + "\n" + String.join("\n", sinks)).getBytes(StandardCharsets.UTF_8);
    String plain = name.replaceAll("[^A-Za-z0-9._]", "_");
    plain = plain.startsWith(".") ? "_" + plain : plain;
    String hash = String.format("%08x", Bytes.hash(text, 0, text.length));
    return new JobIdentity(name, plain.substring(0, Math.min(80, plain.length())) + "-" + hash);
  }
}
