package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileFailure;
import io.millrace.data.platform.FileStore;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.engine.config.CheckpointOptions;
import io.millrace.engine.config.ClientOptions;
import io.millrace.engine.config.ClientOptions.ResultMode;
import io.millrace.engine.config.ExecutionOptions;
import io.millrace.engine.config.TableOptions;
import io.millrace.engine.connect.PlanTables;
import io.millrace.engine.translate.PlanTranslator;
import io.millrace.engine.translate.Translated;
import io.millrace.executor.coordinator.CheckpointSettings;
import io.millrace.executor.coordinator.Job;
import io.millrace.executor.coordinator.JobSpec;
import io.millrace.executor.coordinator.RestartStrategy;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.explain.Advice;
import io.millrace.planner.explain.Explain;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.Statement;
import io.millrace.state.checkpoint.CheckpointPaths;
import io.millrace.state.checkpoint.CheckpointStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Plans statements and runs them as jobs. */
final class Jobs implements AutoCloseable {
  private final SessionSettings settings;
  private final Catalog catalog;
  private final Planning planning;
  private final PlanTranslator translator;
  private final Memory memory;
  private final LiveJobs live;
  private final List<RunningJob> started = new CopyOnWriteArrayList<>();

  Jobs(
      SessionSettings settings,
      Catalog catalog,
      Supplier<FunctionRegistry> functions,
      Planning planning,
      Workers workers,
      Memory memory) {
    this.settings = settings;
    this.catalog = catalog;
    this.planning = planning;
    this.translator = new PlanTranslator(functions, settings.platform());
    this.live = new LiveJobs(settings.platform(), workers);
    this.memory = memory;
  }

  /** Columns and parameters of a query. */
  Prepared prepare(Query query, JobRequest request) {
    return planning.with(
        request.options(),
        request.connectors(),
        request.positions(),
        planner -> {
          var prepared = planner.prepare(query);
          return new Prepared(prepared.columns(), prepared.parameters());
        });
  }

  /** What INSERT, a statement set or a query is planned as. */
  PhysicalPlan plan(Statement statement, JobRequest request) {
    return planning.with(
        request.options(),
        request.connectors(),
        request.positions(),
        p -> p.plan(statement, request.parameters()));
  }

  private Translated translate(PhysicalPlan plan, JobRequest request) {
    RowContext.Session session =
        new RowContext.Session(request.zone(), catalog.currentCatalog(), catalog.currentDatabase());
    return translator.translate(
        plan,
        new PlanTables(request.connectors(), catalog),
        new JobOptions(request.options()).translation(session));
  }

  /** Starts a query; its rows are never checkpointed. */
  Result query(Query query, JobRequest request) {
    PhysicalPlan plan = plan(query, request);
    boolean updates = plan.outputs().get(0).header().changelog() != ChangelogMode.INSERT_ONLY;
    JobOptions options = new JobOptions(request.options());
    boolean table = request.options().get(ClientOptions.RESULT_MODE) == ResultMode.TABLE;
    if (table && updates && !plan.bounded()) {
      throw MillraceException.deterministic(
              "the rows of this query change for ever: they cannot be shown as a table")
          .withHint("SET 'sql-client.execution.result-mode' = 'CHANGELOG'; shows the changes.");
    }
    Translated translated = translate(plan, request);
    JobSpec spec =
        new JobSpec(
            translated.graph(),
            options.job("query"),
            CheckpointSettings.off(),
            new RestartStrategy.None(),
            null,
            memory.of(request.options(), null));
    Job job = live.start(spec);
    RowStream rows =
        new JobRows(
            translated.resultSchema(),
            !table && !options.batch(),
            plan.bounded(),
            translated.result(),
            job);
    boolean folded = updates && (table || options.batch());
    return new Result.Rows(folded ? new FoldedRows(rows) : rows, Advice.notices(plan));
  }

  /** Starts what INSERT or a statement set says, as one job. */
  Result insert(Statement insert, JobRequest request) {
    return start(plan(insert, request), request);
  }

  /** Starts a plan as a job. */
  Result start(PhysicalPlan plan, JobRequest request) {
    Translated translated = translate(plan, request);
    JobOptions options = new JobOptions(request.options());
    JobIdentity identity = JobIdentity.of(name(request), plan);
    CheckpointStore store = options.checkpointed() ? store(identity, request) : null;
    Job job;
    try {
      String folder = store == null ? null : paths(identity, request).folder();
      job =
          live.start(
              new JobSpec(
                  translated.graph(),
                  options.job(identity.folder()),
                  options.checkpoints(settings.acceptRepeats()),
                  options.restarts(),
                  store,
                  memory.of(request.options(), folder)));
    } catch (RuntimeException e) {
      letGo(store);
      throw e;
    }
    RunningJob running =
        new RunningJob(
            String.valueOf(started.size() + 1),
            identity.name(),
            plan.bounded(),
            job,
            savepoints(identity, request));
    started.add(running);
    if (request.options().get(TableOptions.DML_SYNC)) {
      awaitEnd(running);
      return Result.Done.ok();
    }
    List<String> notices = new ArrayList<>(Advice.notices(plan));
    notices.add(Memory.describe(request.options()));
    return new Result.Started(running, notices);
  }

  /** The job that held it never began: the next one must find it free. */
  private static void letGo(CheckpointStore store) {
    if (store != null) {
      try {
        store.close();
      } catch (IOException e) {
        // The end of the process lets go of it.
        return;
      }
    }
  }

  /** An endless job is awaited until it is cancelled, or nobody runs it any more. */
  private void awaitEnd(RunningJob job) {
    try {
      while (!job.await(1, TimeUnit.SECONDS)) {
        if (live.isClosed()) {
          throw LiveJobs.sessionClosed();
        }
      }
      if (job.status() == JobStatus.CANCELED) {
        throw MillraceException.deterministic(
            "job '" + job.name() + "' was cancelled before its end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      job.cancel();
      throw MillraceException.deterministic("the wait for the job was interrupted", e);
    }
  }

  private String name(JobRequest request) {
    String name = request.options().get(ExecutionOptions.NAME);
    if (name != null) {
      return name;
    }
    return settings.jobName() == null ? "insert" : settings.jobName();
  }

  private CheckpointStore store(JobIdentity identity, JobRequest request) {
    CheckpointPaths paths = paths(identity, request);
    try {
      CheckpointStore store = CheckpointStore.open(settings.platform(), paths, identity.name());
      try {
        begin(store, paths, request);
        return store;
      } catch (IOException | RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileFailure.of("open the checkpoint folder", paths.folder(), e);
    }
  }

  private void begin(CheckpointStore store, CheckpointPaths paths, JobRequest request)
      throws IOException {
    deleteScratch(paths);
    if (settings.fresh()) {
      store.forget();
    }
    String savepoint = request.options().get(CheckpointOptions.RECOVERY_PATH);
    if (savepoint != null) {
      CheckpointPaths source = new CheckpointPaths(resolve(savepoint));
      try {
        store.takeOver(source);
      } catch (IOException e) {
        throw FileFailure.of("take over the savepoint", source.folder(), e);
      }
    }
  }

  /** Has the next job of that identity begin anew; false if there never was one. */
  boolean forget(JobIdentity identity, JobRequest request) {
    CheckpointPaths paths = paths(identity, request);
    try {
      if (settings.platform().files().stat(paths.folder()).kind() == FileStore.Kind.MISSING) {
        return false;
      }
      try (CheckpointStore store =
          CheckpointStore.open(settings.platform(), paths, identity.name())) {
        store.forget();
      }
      return true;
    } catch (IOException e) {
      throw FileFailure.of("delete the checkpoints in", paths.folder(), e);
    }
  }

  private String savepoints(JobIdentity identity, JobRequest request) {
    String dir = request.options().get(CheckpointOptions.SAVEPOINT_DIR);
    return dir == null
        ? paths(identity, request).folder() + "/savepoints"
        : resolve(dir) + "/" + identity.folder();
  }

  private CheckpointPaths paths(JobIdentity identity, JobRequest request) {
    String dir = request.options().get(CheckpointOptions.DIR);
    String root = dir == null ? settings.folder() + "/.millrace" : resolve(dir);
    return new CheckpointPaths(root + "/" + identity.folder());
  }

  /** What a killed process left beside its checkpoints. */
  private void deleteScratch(CheckpointPaths paths) throws IOException {
    for (String name : settings.platform().files().list(paths.folder())) {
      if (name.startsWith("scratch-")) {
        settings.platform().files().delete(paths.folder() + "/" + name);
      }
    }
  }

  private String resolve(String dir) {
    String path = dir.startsWith("file://") ? dir.substring("file://".length()) : dir;
    if (path.contains("://")) {
      throw MillraceException.notSupported("checkpoints at '" + dir + "'")
          .withHint("Use a folder of the local file system.");
    }
    return path.startsWith("/") ? path : settings.folder() + "/" + path;
  }

  /** The plan as text, with the details that were asked for. */
  Result explain(io.millrace.sql.ast.Explain statement, JobRequest request) {
    PhysicalPlan plan = plan(statement.statement(), request);
    return new Result.Text(Explain.text(plan, statement.details()), List.of());
  }

  /** SHOW JOBS, DESCRIBE JOB and STOP JOB. */
  JobCommands commands() {
    return new JobCommands(List.copyOf(started), settings.platform().clock());
  }

  List<JobHandle> handles() {
    return List.copyOf(started);
  }

  /** Cancels all jobs and queries; none begins any more. Returns at once. Any thread. */
  void end() {
    live.end();
  }

  @Override
  public void close() {
    live.close();
    memory.close();
  }
}
