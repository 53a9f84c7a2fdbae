package io.millrace.engine.config;

/** {@code execution.runtime-mode}. */
public enum RuntimeMode {
  /** Results are changelogs that follow their inputs. */
  STREAMING,
  /** Inputs end; only final rows come out. */
  BATCH
}
