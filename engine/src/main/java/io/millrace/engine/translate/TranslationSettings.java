package io.millrace.engine.translate;

import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.engine.constraint.ConstraintSettings;
import io.millrace.executor.operators.aggregate.BundleSpec;

/**
 * What of the configuration decides how a plan runs.
 *
 * @param parallelism of nodes behind an exchange
 * @param batch whether only final results are wanted of bounded inputs
 * @param bundle how rows are bundled (mini-batch); null: each row has its effect at once
 * @param watermarkIntervalMillis {@code pipeline.auto-watermark-interval}
 * @param constraints how those of sinks are kept
 * @param stateTtlMillis {@code table.exec.state.ttl}, for state that no node of the plan speaks of
 * @param session what functions may know
 */
public record TranslationSettings(
    int parallelism,
    boolean batch,
    BundleSpec bundle,
    long watermarkIntervalMillis,
    ConstraintSettings constraints,
    long stateTtlMillis,
    RowContext.Session session) {}
