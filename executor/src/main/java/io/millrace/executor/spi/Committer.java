package io.millrace.executor.spi;

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
}
