package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.option.Options;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.config.CheckpointOptions;
import io.millrace.engine.config.ExecutionOptions;
import io.millrace.engine.config.TableOptions;
import io.millrace.engine.session.MaterializedTables.Entry;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.sql.ast.AlterMaterialized;
import io.millrace.sql.ast.AlterMaterialized.Change;
import io.millrace.sql.ast.CreateMaterialized;
import io.millrace.sql.ast.DropMaterialized;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.MaterializedStatement;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.ShowCreate;
import io.millrace.sql.source.Span;
import java.util.List;

/**
 * Tables that a job keeps up to date: CREATE, ALTER and DROP MATERIALIZED TABLE. Their jobs bear
 * the name of the table and have a checkpoint as often as its freshness says; when the script runs
 * again, each goes on from its newest one.
 */
final class MaterializedCommands {
  private final MaterializedTables tables;
  private final Catalog catalog;
  private final CreateCommands creation;
  private final Jobs jobs;
  private final JobRequest request;

  MaterializedCommands(
      MaterializedTables tables,
      Catalog catalog,
      CreateCommands creation,
      Jobs jobs,
      JobRequest request) {
    this.tables = tables;
    this.catalog = catalog;
    this.creation = creation;
    this.jobs = jobs;
    this.request = request;
  }

  Result run(MaterializedStatement statement) {
    if (statement instanceof CreateMaterialized create) {
      return create(create);
    }
    if (statement instanceof AlterMaterialized alter) {
      return alter(alter, require(alter.name()));
    }
    return drop((DropMaterialized) statement);
  }

  private Result create(CreateMaterialized create) {
    if (create.full().isPresent()) {
      throw MillraceException.notSupported("REFRESH_MODE = FULL")
          .withHint("Leave it out: a job keeps the table up to date all the time.")
          .at(request.positions().of(create.full().get()));
    }
    QualifiedName name = create.table().name();
    ObjectPath path = resolve(name);
    Span query = create.table().query().orElseThrow();
    Entry old = tables.find(path);
    if (old != null && create.orAlter()) {
      create.freshnessMillis().ifPresent(old::refreshes);
      return requery(name, old, query);
    }
    long freshness = create.freshnessMillis().orElse(0);
    Entry entry = new Entry(query, freshness);
    Result result =
        creation.create(
            create.table(),
            request,
            insert -> jobs.insert(insert, request(path, entry, freshness)));
    if (result instanceof Result.Started started) {
      entry.runs((RunningJob) started.job());
      tables.put(path, entry);
    }
    return result;
  }

  /** What its job runs with. */
  private JobRequest request(ObjectPath path, Entry entry, long freshnessMillis) {
    Options options =
        request
            .options()
            .with(ExecutionOptions.NAME.key(), entry.jobName(path))
            .with(TableOptions.DML_SYNC.key(), "false");
    if (freshnessMillis > 0 || !options.has(CheckpointOptions.INTERVAL)) {
      options = options.with(CheckpointOptions.INTERVAL.key(), entry.freshnessMillis() + " ms");
    }
    JobRequest runs =
        new JobRequest(
            options,
            request.zone(),
            request.connectors(),
            request.positions(),
            request.parameters());
    entry.requested(runs);
    return runs;
  }

  private JobRequest request(QualifiedName name, Entry entry) {
    return request(resolve(name), entry, entry.freshnessMillis());
  }

  private Result alter(AlterMaterialized alter, Entry entry) {
    Change change = alter.change();
    if (change instanceof Change.Suspend) {
      return suspend(alter.name(), entry);
    }
    if (change instanceof Change.Resume resume) {
      return resume(alter.name(), entry, resume);
    }
    if (change instanceof Change.As as) {
      return requery(alter.name(), entry, as.query());
    }
    Change.Unsupported unsupported = (Change.Unsupported) change;
    throw MillraceException.notSupported("ALTER MATERIALIZED TABLE … " + unsupported.what())
        .withHint(
            unsupported.what().equals("REFRESH")
                ? "Its job keeps the table up to date all the time."
                : "SUSPEND, RESUME and AS query are there; or drop the table and create it anew.")
        .at(request.positions().of(unsupported.position()));
  }

  private Result suspend(QualifiedName name, Entry entry) {
    if (entry.job() == null) {
      throw error(name, "'" + name + "' is suspended already");
    }
    if (!entry.job().status().isFinal()) {
      jobs.commands().stopWithSavepoint(entry.job(), false);
    }
    entry.suspended();
    return Result.Done.ok();
  }

  private Result resume(QualifiedName name, Entry entry, Change.Resume resume) {
    if (entry.job() != null) {
      throw error(name, "'" + name + "' is not suspended");
    }
    try {
      Insert insert =
          creation.filling(name, resume.options(), resume.position(), entry.query(), request);
      return started(entry, jobs.insert(insert, request(name, entry)));
    } catch (MillraceException e) {
      // The query stands in another statement, and was right there: it is about these options.
      throw e.at(request.positions().of(resume.position()));
    }
  }

  private static Result started(Entry entry, Result result) {
    entry.runs((RunningJob) ((Result.Started) result).job());
    return result;
  }

  /** Another query: its rows come behind those that are there, with columns more at most. */
  private Result requery(QualifiedName name, Entry entry, Span query) {
    ObjectPath path = resolve(name);
    CatalogTable old = (CatalogTable) catalog.find(path, false).orElseThrow();
    List<Field> columns = creation.columns(query, request);
    CatalogTable wider = wider(name, old, columns);
    catalog.put(wider);
    PhysicalPlan plan = null;
    try {
      Insert insert = creation.filling(name, List.of(), query.position(), query, request);
      plan = jobs.plan(insert, request(name, entry));
    } finally {
      if (plan == null) {
        catalog.put(old);
      }
    }
    boolean suspended = entry.job() == null;
    end(entry);
    entry.requery(query);
    return suspended ? Result.Done.ok() : started(entry, jobs.start(plan, request(name, entry)));
  }

  private CatalogTable wider(QualifiedName name, CatalogTable old, List<Field> columns) {
    List<Field> before = old.schema();
    for (int i = 0; i < before.size(); i++) {
      boolean same =
          i < columns.size()
              && columns.get(i).name().equals(before.get(i).name())
              && columns
                  .get(i)
                  .type()
                  .withNullable(true)
                  .equals(before.get(i).type().withNullable(true));
      if (!same) {
        throw error(
                name,
                "the query must begin with the columns of '"
                    + name
                    + "': column "
                    + (i + 1)
                    + " is "
                    + before.get(i).name()
                    + " "
                    + before.get(i).type().sql())
            .withHint("Only columns at the end are added.");
      }
    }
    return old.withColumns(columns.subList(before.size(), columns.size()));
  }

  /** With a table its checkpoints go: one of that name that is created later begins anew. */
  private Result drop(DropMaterialized drop) {
    ObjectPath path = resolve(drop.name());
    Entry entry = tables.find(path);
    if (entry != null || !drop.ifExists() || catalog.find(path, false).isPresent()) {
      end(require(drop.name()));
    }
    forget(path, entry);
    if (entry != null) {
      tables.remove(path);
      catalog.remove(path, false);
    }
    return Result.Done.ok();
  }

  /**
   * Those of each of its queries, also such as an earlier run of the script has left, wherever its
   * jobs had them.
   *
   * @param entry null: this session has had no job of it
   */
  private void forget(ObjectPath path, Entry entry) {
    List<String> table = List.of(path.catalog() + "." + path.database() + "." + path.name());
    for (JobRequest ran : entry == null ? List.of(request) : entry.requests()) {
      int version = 0;
      boolean found;
      do {
        String job = MaterializedTables.jobName(path, version++);
        found = jobs.forget(JobIdentity.of(job, table), ran);
      } while (found || entry != null && version <= entry.version());
    }
  }

  /** Jobs end whose tables went with their database or catalog. */
  void endDropped() {
    for (ObjectPath path : tables.paths()) {
      if (catalog.find(path, false).isEmpty()) {
        Entry entry = tables.find(path);
        end(entry);
        tables.remove(path);
        forget(path, entry);
      }
    }
  }

  private static void end(Entry entry) {
    if (entry.job() != null) {
      if (!JobCommands.cancel(entry.job())) {
        throw MillraceException.deterministic(JobCommands.stillEnding(entry.job()))
            .withHint("Say it again once it has ended; SHOW JOBS tells.");
      }
      entry.suspended();
    }
  }

  Result showCreate(ShowCreate statement) {
    Entry entry = require(statement.name());
    CatalogTable table =
        (CatalogTable) catalog.find(resolve(statement.name()), false).orElseThrow();
    return new Result.Text(
        CreateText.of(table).replaceFirst("TABLE", "MATERIALIZED TABLE")
            + "\nFRESHNESS = INTERVAL '"
            + Math.max(1, entry.freshnessMillis() / 1000)
            + "' SECOND\nREFRESH_MODE = CONTINUOUS\nAS\n"
            + entry.query().text(),
        List.of());
  }

  /** For statements about tables that these are none for. */
  void refuse(QualifiedName name, String instead) {
    if (name.parts().size() <= 3 && tables.find(resolve(name)) != null) {
      throw error(name, "'" + name + "' is a materialized table").withHint("Use " + instead + ".");
    }
  }

  private Entry require(QualifiedName name) {
    ObjectPath path = resolve(name);
    Entry entry = tables.find(path);
    if (entry == null) {
      throw error(name, "there is no materialized table '" + name + "'")
          .withHint(
              catalog.find(path, false).isPresent()
                  ? "It is a table that no job of this session keeps up to date."
                  : NearestName.hint(path.name(), tables.names(path.catalog(), path.database())));
    }
    return entry;
  }

  private ObjectPath resolve(QualifiedName name) {
    if (name.parts().size() > 3) {
      throw error(name, "a name has at most three parts: catalog.database.name");
    }
    return catalog.resolve(name.names());
  }

  private MillraceException error(QualifiedName name, String message) {
    return MillraceException.deterministic(message).at(request.positions().of(name.position()));
  }
}
