package io.millrace.shell;

import io.millrace.data.batch.Batch;

/** Writes rows in one format. */
interface RowWriter {
  void write(Batch batch);

  /** No rows came for a moment: what is held back should be shown. */
  default void idle() {}

  /** There are no more rows. */
  void end();
}
