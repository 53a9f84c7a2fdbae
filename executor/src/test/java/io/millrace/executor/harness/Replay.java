package io.millrace.executor.harness;

/** A way to replay a case that must not show in its output. */
public enum Replay {
  /** Batches as they were given. */
  AS_GIVEN,
  /** One row a batch. */
  ROW_BY_ROW,
  /** A call finds room for one batch only. */
  FULL_OUTBOX,
  /** {@code prepare} is asked twice each time, as if keys were pending. */
  KEYS_PENDING,
  /** After every event the state is saved, and a new operator goes on with it. */
  RESTORED,
  /** State leaves memory between calls whenever it may, and is fetched again. */
  SPILLED
}
