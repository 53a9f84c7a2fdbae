package io.millrace.planner.plan;

/** Which kinds of rows a stream carries, beside +I. */
public enum ChangelogMode {
  /** +I only. */
  INSERT_ONLY,
  /** +I, +U and -D; updates replace the row with the same upsert key; -D may hold only the key. */
  UPSERT,
  /** +I, -U, +U and -D, each complete: takes away exactly what was added. */
  RETRACT
}
