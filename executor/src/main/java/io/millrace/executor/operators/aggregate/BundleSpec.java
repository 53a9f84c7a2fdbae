package io.millrace.executor.operators.aggregate;

/**
 * When a bundle of rows is closed at the latest.
 *
 * @param maxRows {@code table.exec.mini-batch.size}
 * @param maxMillis {@code table.exec.mini-batch.allow-latency}
 */
public record BundleSpec(int maxRows, long maxMillis) {
  public BundleSpec {
    if (maxRows < 1 || maxMillis < 1) {
      throw new IllegalArgumentException("a bundle of " + maxRows + " rows, " + maxMillis + " ms");
    }
  }
}
