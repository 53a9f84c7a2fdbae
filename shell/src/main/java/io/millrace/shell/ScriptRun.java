package io.millrace.shell;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.SourcePosition;
import io.millrace.data.platform.Clock;
import io.millrace.engine.config.ClientOptions;
import io.millrace.engine.config.Configuration.Origin;
import io.millrace.engine.config.TableOptions;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobStatus;
import io.millrace.engine.session.Result;
import io.millrace.engine.session.RowStream;
import io.millrace.engine.session.Session;
import io.millrace.engine.session.SessionSettings;
import io.millrace.engine.session.SharedMemory;
import io.millrace.sql.ast.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs the statements of a script in order. A job whose inputs end is awaited before the next
 * statement, one without end runs on; the run is over when all have ended, at the first error, or
 * when it is interrupted.
 */
final class ScriptRun {
  private static final long TICK_MILLIS = 200;

  private final Terminal terminal;
  private final Interruption interruption;
  private final SessionSettings settings;
  private final RowFormat format;
  private final ProgressLine progress;
  private final Set<String> awaited = new HashSet<>();

  /** By the number of the job. */
  private final Map<String, SourcePosition> places = new HashMap<>();

  ScriptRun(
      Terminal terminal, Interruption interruption, SessionSettings settings, RowFormat format) {
    this.terminal = terminal;
    this.interruption = interruption;
    this.settings = settings;
    this.format = format;
    Clock clock = settings.platform().clock();
    this.progress = new ProgressLine(terminal, clock);
  }

  /** Returns the exit code. */
  int run(String file, String text) {
    boolean verbose = false;
    ErrorPrinter errors = new ErrorPrinter(terminal.err(), file, text);
    try (SharedMemory memory = new SharedMemory();
        Session session = new Session(settings, memory)) {
      if (!settings.options().containsKey(ClientOptions.RESULT_MODE.key())) {
        session
            .configuration()
            .set(ClientOptions.RESULT_MODE.key(), "TABLEAU", Origin.COMMAND_LINE);
      }
      List<Statement> statements = Session.parse(file, text).statements();
      interruption.onRequest(session::end);
      for (Statement statement : statements) {
        if (interruption.requested()) {
          break;
        }
        SourcePosition place = Session.place(file, statement);
        verbose = session.configuration().get(ClientOptions.VERBOSE);
        Result result = session.execute(file, statement);
        at(place, () -> show(session, result, place));
      }
      awaitAll(session);
      return interruption.requested() ? ExitCode.INTERRUPTED : ExitCode.OK;
    } catch (MillraceException e) {
      progress.clear();
      if (interruption.requested()) {
        return ExitCode.INTERRUPTED;
      }
      terminal.out().flush();
      errors.print(e, verbose);
      return ExitCode.ERROR;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      terminal.out().flush();
    }
  }

  /** What may fail long after a statement was planned. */
  private interface Step {
    void run() throws InterruptedException;
  }

  /** Says which statement it was whose rows or job failed. */
  private void at(SourcePosition place, Step step) throws InterruptedException {
    try {
      step.run();
    } catch (MillraceException e) {
      boolean ofStatement = e.position().isEmpty() && !terminal.out().checkError();
      throw ofStatement ? e.at(place) : e;
    }
  }

  private void show(Session session, Result result, SourcePosition place)
      throws InterruptedException {
    result.notices().forEach(notice -> terminal.err().println("notice: " + notice));
    if (result instanceof Result.Rows rows) {
      print(rows.rows(), session);
    } else if (result instanceof Result.Text text) {
      terminal.out().println(text.text().stripTrailing());
      RowPrinter.checkWritten(terminal.out());
    } else if (result instanceof Result.Started started) {
      places.put(started.job().id(), place);
      if (started.job().bounded()) {
        awaited.add(started.job().id());
        await(started.job());
      }
    }
  }

  private void print(RowStream rows, Session session) throws InterruptedException {
    int width = session.configuration().get(TableOptions.MAX_COLUMN_WIDTH);
    try (rows) {
      new RowPrinter(terminal.out(), format, rows, session.zone(), width)
          .print(() -> interruption.requested());
    }
  }

  private void awaitAll(Session session) throws InterruptedException {
    for (JobHandle job : session.jobs()) {
      if (awaited.add(job.id())) {
        SourcePosition place = places.get(job.id());
        if (place == null) {
          await(job);
        } else {
          at(place, () -> await(job));
        }
      }
    }
  }

  private void await(JobHandle job) throws InterruptedException {
    int restarts = 0;
    while (!job.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (interruption.requested()) {
        job.cancel();
      }
      restarts = tellRestarts(job, restarts);
      progress.show(job);
    }
    progress.clear();
    if (job.status() == JobStatus.FINISHED && job.progress().lateRows() > 0) {
      terminal
          .err()
          .println(
              "notice: "
                  + job.progress().lateRows()
                  + " rows came behind the watermark and were dropped");
    }
    if (job.progress().skippedRecords() > 0) {
      terminal
          .err()
          .println("notice: " + job.progress().skippedRecords() + " bad records were skipped");
    }
  }

  /** Says why a job starts again, once for each time; returns how often it has so far. */
  private int tellRestarts(JobHandle job, int told) {
    int restarts = job.progress().restarts();
    if (restarts > told) {
      progress.clear();
      String why = job.lastFailure().map(Throwable::getMessage).orElse("it failed");
      terminal.err().println("notice: the job starts again (" + restarts + "): " + why);
    }
    return Math.max(told, restarts);
  }
}
