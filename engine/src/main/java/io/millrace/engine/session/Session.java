package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.SourcePosition;
import io.millrace.engine.config.Configuration;
import io.millrace.engine.config.Configuration.Origin;
import io.millrace.engine.config.TableOptions;
import io.millrace.engine.connect.ConnectorRegistry;
import io.millrace.engine.connect.OptionPlaces;
import io.millrace.engine.connect.TableSetting;
import io.millrace.executor.schedule.Scheduler;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.CatalogView;
import io.millrace.sql.ScriptParser;
import io.millrace.sql.ast.ClientCommand;
import io.millrace.sql.ast.Explain;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.ResetAll;
import io.millrace.sql.ast.ResetOption;
import io.millrace.sql.ast.Script;
import io.millrace.sql.ast.SetOption;
import io.millrace.sql.ast.ShowSettings;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.StatementSet;
import io.millrace.sql.ast.UnsupportedStatement;
import io.millrace.sql.source.SqlSyntaxException;
import io.millrace.state.store.OrderedStore;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements one after the other. It owns the catalog, the configuration and the jobs it
 * started. One thread at a time calls {@link #execute}; {@link #close} may come from any, once, and
 * ends its queries and jobs.
 */
public final class Session implements AutoCloseable {
  private final Catalog catalog = new Catalog();
  private final Configuration configuration = new Configuration();
  private final SettingCommands settingCommands = new SettingCommands(configuration);
  private final OptionPlaces optionPlaces = new OptionPlaces();
  private final SessionSettings settings;
  private final UserFunctions functions;
  private final Planning planning;
  private final Jobs jobs;
  private final MaterializedTables materialized = new MaterializedTables();

  /**
   * A session whose jobs run on threads of its own, with state that exceeds memory in RocksDB.
   *
   * @param memory that of the process, which must outlive the session
   */
  public Session(SessionSettings settings, SharedMemory memory) {
    this(
        settings,
        new Workers(settings.platform().clock()),
        new Memory(memory, settings.platform().files(), settings.scratch(), null));
  }

  /**
   * A session as in a simulation.
   *
   * @param scheduler what jobs run on; not the session's own
   * @param stores where state goes that exceeds memory
   */
  public Session(SessionSettings settings, Scheduler scheduler, OrderedStore.Factory stores) {
    this(
        settings,
        new Workers(scheduler),
        new Memory(new SharedMemory(), settings.platform().files(), settings.scratch(), stores));
  }

  private Session(SessionSettings settings, Workers workers, Memory memory) {
    settings.options().forEach((key, value) -> configuration.set(key, value, Origin.COMMAND_LINE));
    this.settings = settings;
    functions = new UserFunctions(BuiltInFunctions.registry(), catalog, settings);
    planning = new Planning(catalog, functions::registry);
    jobs = new Jobs(settings, catalog, functions::registry, planning, workers, memory);
  }

  /** Reads a script. Throws MillraceException at the place of the first error. */
  public static Script parse(String fileName, String text) {
    try {
      return ScriptParser.parse(fileName, text);
    } catch (SqlSyntaxException e) {
      throw new Positions(fileName).of(e);
    }
  }

  /** Where a statement of a script begins: for what goes wrong while it runs. */
  public static SourcePosition place(String fileName, Statement statement) {
    return new Positions(fileName).of(statement.position());
  }

  /** Runs a text of exactly one statement, with values for its {@code ?}. */
  public Result execute(String sql, List<Object> parameters) {
    return execute(null, single(sql), parameters);
  }

  /** Runs a statement of a script. */
  public Result execute(String fileName, Statement statement) {
    return execute(fileName, statement, List.of());
  }

  /** Says what a statement would yield, without running it. */
  public Prepared prepare(String sql) {
    Statement statement = single(sql);
    try {
      return statement instanceof Query query
          ? jobs.prepare(query, run(new Positions(null), List.of()))
          : new Prepared(List.of(), List.of());
    } catch (StackOverflowError e) {
      throw Unforeseen.of(e);
    }
  }

  private static Statement single(String sql) {
    List<Statement> statements = parse(null, sql).statements();
    if (statements.size() == 1) {
      return statements.get(0);
    }
    if (statements.isEmpty()) {
      throw MillraceException.deterministic("expected a statement, found none");
    }
    throw MillraceException.deterministic("expected one statement, found a second one")
        .at(new Positions(null).of(statements.get(1).position()));
  }

  private Result execute(String fileName, Statement statement, List<Object> parameters) {
    Positions positions = new Positions(fileName);
    try {
      return dispatch(statement, positions, parameters);
    } catch (MillraceException e) {
      throw e.position().isPresent() ? e : e.at(positions.of(statement.position()));
    } catch (RuntimeException | StackOverflowError e) {
      throw Unforeseen.of(e).at(positions.of(statement.position()));
    }
  }

  private Result dispatch(Statement statement, Positions positions, List<Object> parameters) {
    if (statement instanceof Query query) {
      return jobs.query(query, run(positions, parameters));
    }
    if (statement instanceof Insert insert) {
      return jobs.insert(insert, run(positions, parameters));
    }
    if (statement instanceof StatementSet set) {
      return jobs.insert(set, run(positions, parameters));
    }
    if (statement instanceof Explain explain) {
      return jobs.explain(explain, run(positions, List.of()));
    }
    if (statement instanceof UnsupportedStatement unsupported) {
      throw MillraceException.notSupported(unsupported.name())
          .withHint(Instead.of(unsupported.name()))
          .at(positions.of(unsupported.namePosition()));
    }
    if (statement instanceof ClientCommand command) {
      throw MillraceException.deterministic(
          command.kind() + " is a command of the interactive shell");
    }
    positions.noteOptions(statement, optionPlaces);
    return isSetting(statement)
        ? setting(statement, positions)
        : new Definitions(catalog, functions, planning, jobs, settings, materialized)
            .run(statement, run(positions, List.of()));
  }

  private static boolean isSetting(Statement statement) {
    return statement instanceof ShowSettings
        || statement instanceof SetOption
        || statement instanceof ResetAll
        || statement instanceof ResetOption;
  }

  private Result setting(Statement statement, Positions positions) {
    if (statement instanceof SetOption set) {
      return settingCommands.set(set, positions);
    }
    if (statement instanceof ResetOption reset) {
      return settingCommands.reset(reset, positions);
    }
    return statement instanceof ResetAll ? settingCommands.resetAll() : settingCommands.list();
  }

  private JobRequest run(Positions positions, List<Object> parameters) {
    return new JobRequest(configuration.snapshot(), zone(), connectors(), positions, parameters);
  }

  private ConnectorRegistry connectors() {
    return new ConnectorRegistry(
        new TableSetting(settings.folder(), zone(), settings.platform()), optionPlaces);
  }

  /** The jobs started so far, in order. */
  public List<JobHandle> jobs() {
    return jobs.handles();
  }

  /** What the session set. */
  public Configuration configuration() {
    return configuration;
  }

  /** {@code table.local-time-zone}. */
  public ZoneId zone() {
    return zone(configuration.get(TableOptions.LOCAL_TIME_ZONE));
  }

  static ZoneId zone(String text) {
    try {
      return text.equals("default") ? ZoneId.systemDefault() : ZoneId.of(text);
    } catch (DateTimeException e) {
      throw MillraceException.deterministic(
              "option 'table.local-time-zone': '" + text + "' is no time zone", e)
          .withHint("Use a name such as 'Europe/Vienna' or an offset such as '+02:00'.");
    }
  }

  public String currentCatalog() {
    return catalog.currentCatalog();
  }

  public String currentDatabase() {
    return catalog.currentDatabase();
  }

  public List<String> catalogs() {
    return catalog.catalogs();
  }

  public List<String> databases(String catalogName) {
    return catalog.databases(catalogName);
  }

  /** All tables and views, sorted by name within their database. */
  public List<TableInfo> tables() {
    List<TableInfo> tables = new ArrayList<>();
    for (String c : catalog.catalogs()) {
      for (String database : catalog.databases(c)) {
        catalog
            .list(c, database)
            .forEach(
                object ->
                    tables.add(
                        new TableInfo(
                            c,
                            database,
                            object.path().name(),
                            object instanceof CatalogView,
                            object.schema(),
                            object instanceof CatalogTable table ? table.primaryKey() : List.of(),
                            object.comment())));
      }
    }
    return tables;
  }

  /** Cancels all jobs and queries; none begins any more. Returns at once. Any thread. */
  public void end() {
    jobs.end();
  }

  @Override
  public void close() {
    jobs.close();
    functions.close();
  }
}
