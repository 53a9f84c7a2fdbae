package io.millrace.engine.translate;

import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.executor.operators.aggregate.BundleSpec;

/**
 * What of the configuration decides how a plan runs.
 *
 * @param parallelism of nodes behind an exchange
 * @param batch whether only final results are wanted of bounded inputs
 * @param bundle how rows are bundled (mini-batch); null: each row has its effect at once
 * @param watermarkIntervalMillis {@code pipeline.auto-watermark-interval}
 * @param dropNulls whether a row with NULL in a NOT NULL column of a sink is dropped; else an error
 * @param stateTtlMillis {@code table.exec.state.ttl}, for state that no node of the plan speaks of
 * @param session what functions may know
 */
public record TranslationSettings(
    int parallelism,
    boolean batch,
    BundleSpec bundle,
    long watermarkIntervalMillis,
    boolean dropNulls,
    long stateTtlMillis,
    RowContext.Session session) {}
