package io.millrace.executor.harness;

import io.millrace.data.batch.Batch;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.operator.Output;
import java.util.ArrayList;
import java.util.List;

/** Collects what an operator emits as lines of text. */
final class HarnessOutput implements Output {
  private final List<Field> schema;
  private final boolean tight;
  private final List<String> lines = new ArrayList<>();
  private int emittedInCall;
  private long lastWatermark = Long.MIN_VALUE;

  /**
   * @param tight whether a call finds room for one batch only
   */
  HarnessOutput(List<Field> schema, boolean tight) {
    this.schema = schema;
    this.tight = tight;
  }

  List<String> lines() {
    return lines;
  }

  void newCall() {
    emittedInCall = 0;
  }

  @Override
  public boolean hasRoom() {
    return !tight || emittedInCall == 0;
  }

  @Override
  public void emit(Batch batch) {
    if (batch.columnCount() != schema.size()) {
      throw new AssertionError(
          "expected " + schema.size() + " columns, not " + batch.columnCount());
    }
    emittedInCall += batch.rows() > 0 ? 1 : 0;
    BatchText.rows(schema, batch.withWatermarks(null)).lines().forEach(lines::add);
  }

  @Override
  public void emitWatermark(long watermark) {
    if (watermark > lastWatermark) {
      lastWatermark = watermark;
      lines.add("watermark " + watermark);
    }
  }

  @Override
  public void emitIdle() {
    lines.add("idle");
  }
}
