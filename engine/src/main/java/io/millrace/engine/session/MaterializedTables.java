package io.millrace.engine.session;

import io.millrace.engine.config.CheckpointOptions;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.sql.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tables of a session that a job each keeps up to date. They are in the catalog as well; here is
 * what the catalog does not know of them.
 */
final class MaterializedTables {
  /** Default of the freshness, as of Flink's option of that name. */
  private static final long DEFAULT_FRESHNESS_MILLIS = 180_000;

  /** One table. */
  static final class Entry {
    private Span query;
    private long freshnessMillis;
    private RunningJob job;

    /** How often its query was changed: each query is a job of its own. */
    private int version;

    /** By checkpoint folder: what its jobs ran with. */
    private final Map<String, JobRequest> requests = new LinkedHashMap<>();

    /**
     * @param freshnessMillis 0: the default
     */
    Entry(Span query, long freshnessMillis) {
      this.query = query;
      this.freshnessMillis = freshnessMillis == 0 ? DEFAULT_FRESHNESS_MILLIS : freshnessMillis;
    }

    Span query() {
      return query;
    }

    long freshnessMillis() {
      return freshnessMillis;
    }

    void refreshes(long newFreshnessMillis) {
      freshnessMillis = newFreshnessMillis;
    }

    /** Its job; null while it is suspended. */
    RunningJob job() {
      return job;
    }

    void runs(RunningJob newJob) {
      job = newJob;
    }

    void suspended() {
      job = null;
    }

    void requested(JobRequest request) {
      requests.put(String.valueOf(request.options().get(CheckpointOptions.DIR)), request);
    }

    /** What its jobs ran with, one of each checkpoint folder. */
    List<JobRequest> requests() {
      return List.copyOf(requests.values());
    }

    int version() {
      return version;
    }

    void requery(Span newQuery) {
      query = newQuery;
      version++;
    }

    /** Name of its job. */
    String jobName(ObjectPath path) {
      return MaterializedTables.jobName(path, version);
    }
  }

  /**
   * Name of the job that keeps a table up to date.
   *
   * @param version how often its query was changed
   */
  static String jobName(ObjectPath path, int version) {
    return path.name() + (version == 0 ? "" : "-v" + (version + 1));
  }

  private final Map<ObjectPath, Entry> entries = new HashMap<>();

  void put(ObjectPath path, Entry entry) {
    entries.put(path, entry);
  }

  /** Null if there is none of that name. */
  Entry find(ObjectPath path) {
    return entries.get(path);
  }

  void remove(ObjectPath path) {
    entries.remove(path);
  }

  /** Where they are, as it is now. */
  List<ObjectPath> paths() {
    return List.copyOf(entries.keySet());
  }

  /** Names of those in a database, sorted. */
  List<String> names(String catalog, String database) {
    Map<String, Entry> names = new TreeMap<>();
    entries.forEach(
        (path, entry) -> {
          if (path.catalog().equals(catalog) && path.database().equals(database)) {
            names.put(path.name(), entry);
          }
        });
    return List.copyOf(names.keySet());
  }
}
