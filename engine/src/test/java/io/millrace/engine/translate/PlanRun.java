package io.millrace.engine.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.engine.constraint.ConstraintSettings;
import io.millrace.engine.constraint.ConstraintSettings.Lengths;
import io.millrace.engine.constraint.ConstraintSettings.Nested;
import io.millrace.executor.coordinator.CheckpointSettings;
import io.millrace.executor.coordinator.Job;
import io.millrace.executor.coordinator.JobSpec;
import io.millrace.executor.coordinator.JobStatus;
import io.millrace.executor.coordinator.RestartStrategy;
import io.millrace.executor.job.JobSettings;
import io.millrace.executor.operators.aggregate.BundleSpec;
import io.millrace.executor.result.ResultQueue;
import io.millrace.executor.simulation.ListSink;
import io.millrace.executor.simulation.ListSource;
import io.millrace.executor.simulation.SimulatedScheduler;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs plans to their end in a simulation: tables are given rows, and sinks keep theirs. */
final class PlanRun implements Tables {
  private final long seed;
  private final int splits;
  private final Map<String, Batch> rows = new LinkedHashMap<>();
  private final Map<String, ListSink> sinks = new LinkedHashMap<>();
  private int parallelism = 1;
  private boolean batch;
  private BundleSpec bundle;
  private boolean dropNulls;

  PlanRun(long seed, int splits) {
    this.seed = seed;
    this.splits = splits;
  }

  /** A table with rows as text, header included. */
  PlanRun table(String name, String text) {
    rows.put(name, BatchText.parse(text));
    return this;
  }

  PlanRun parallelism(int tasks) {
    parallelism = tasks;
    return this;
  }

  PlanRun batch() {
    batch = true;
    return this;
  }

  PlanRun bundles(int size) {
    bundle = new BundleSpec(size, 50);
    return this;
  }

  PlanRun dropNulls() {
    dropNulls = true;
    return this;
  }

  @Override
  public Source source(PlanNode.Scan scan) {
    return new ListSource(rows.get(scan.source().table().get(0)), splits, seed % 2 == 0, seed);
  }

  @Override
  public Sink sink(PlanNode.Sink sink) {
    List<Field> schema =
        sink.columns().stream().map(c -> new Field(c.name(), c.type().withNullable(true))).toList();
    return sinks.computeIfAbsent(sink.table().get(0), name -> new ListSink(schema, false));
  }

  /** Lines that came out of the plan's result or, without one, of its only sink. */
  List<String> lines(PhysicalPlan plan) {
    SimulatedPlatform platform = new SimulatedPlatform(seed);
    TranslationSettings settings =
        new TranslationSettings(
            parallelism,
            batch,
            bundle,
            200,
            new ConstraintSettings(dropNulls, Lengths.IGNORE, Nested.IGNORE),
            0,
            new RowContext.Session(ZoneId.of("UTC"), "c", "d"));
    Translated translated =
        new PlanTranslator(BuiltInFunctions.registry(), platform.platform())
            .translate(plan, this, settings);
    SimulatedScheduler scheduler = new SimulatedScheduler(platform);
    JobSpec spec =
        new JobSpec(
            translated.graph(),
            JobSettings.of("job", 16),
            CheckpointSettings.off(),
            new RestartStrategy.None(),
            null);
    Job job = Job.start(spec, platform.platform(), scheduler);
    List<String> lines = new ArrayList<>();
    scheduler.runUntil(
        () -> {
          drain(translated, lines);
          return job.status().isFinal();
        },
        500_000);
    if (job.failure() instanceof RuntimeException e) {
      throw e;
    }
    assertEquals(JobStatus.FINISHED, job.status(), () -> "failed: " + job.failure());
    drain(translated, lines);
    return translated.result() != null ? lines : sinks.values().iterator().next().committed();
  }

  List<String> committed(String sink) {
    return sinks.get(sink).committed();
  }

  private static void drain(Translated translated, List<String> lines) {
    ResultQueue queue = translated.result();
    try {
      while (queue != null) {
        ResultQueue.Taken taken = queue.take(0);
        if (taken.batch() == null) {
          return;
        }
        List<Field> schema = translated.resultSchema();
        BatchText.rows(schema, taken.batch().withWatermarks(null)).lines().forEach(lines::add);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
