package io.millrace.executor.spi;

import io.millrace.data.error.MillraceException;
import java.io.IOException;
import java.util.List;

/** Makes written rows visible. One a sink and job; calls never overlap. */
public interface Committer {

  /**
   * Commits. Idempotent: what is committed already is fine. Called after the manifest that holds
   * the committables was published, and again for that manifest at each restore.
   */
  void commit(List<byte[]> committables) throws IOException;

  /**
   * Removes what earlier attempts of {@code job} wrote and nobody will ever commit; called at
   * start, after {@link #commit} of the restored manifest's committables.
   */
  void removeLeftovers(String job) throws IOException;

  /**
   * Takes back what was committed for epochs after {@code afterEpoch}; called before {@link
   * #commit} when a restore goes behind them. Only for sinks that {@link
   * Sink.Capabilities#canWithdraw()}.
   */
  default void withdraw(String job, long afterEpoch) throws IOException {
    throw MillraceException.notSupported("taking back what a sink has committed");
  }
}
