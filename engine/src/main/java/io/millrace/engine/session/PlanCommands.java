package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileFailure;
import io.millrace.data.platform.FileStore;
import io.millrace.planner.json.PlanJson;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.sql.ast.CompilePlan;
import io.millrace.sql.ast.ExecutePlan;
import io.millrace.sql.ast.PlanStatement;
import io.millrace.sql.ast.StringLiteral;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** COMPILE PLAN, EXECUTE PLAN, and both in one. */
final class PlanCommands {
  private final Jobs jobs;
  private final SessionSettings settings;
  private final JobRequest request;

  PlanCommands(Jobs jobs, SessionSettings settings, JobRequest request) {
    this.jobs = jobs;
    this.settings = settings;
    this.request = request;
  }

  Result run(PlanStatement statement) {
    if (statement instanceof ExecutePlan execute) {
      return jobs.start(read(execute.file()), request);
    }
    CompilePlan compile = (CompilePlan) statement;
    if (exists(compile.file())) {
      if (compile.execute()) {
        return jobs.start(read(compile.file()), request);
      }
      if (compile.ifNotExists()) {
        return Result.Done.ok();
      }
      throw MillraceException.deterministic(
              "the plan '" + compile.file().value() + "' exists already")
          .withHint("Use COMPILE PLAN … IF NOT EXISTS, or delete the file.")
          .at(request.positions().of(compile.file().position()));
    }
    PhysicalPlan plan = jobs.plan(compile.statement(), request);
    write(compile.file(), PlanJson.write(plan));
    return compile.execute() ? jobs.start(plan, request) : Result.Done.ok();
  }

  private String path(StringLiteral file) {
    String path =
        file.value().startsWith("file://")
            ? file.value().substring("file://".length())
            : file.value();
    if (path.contains("://")) {
      throw MillraceException.notSupported("plans at '" + file.value() + "'")
          .withHint("Use a file of the local file system.")
          .at(request.positions().of(file.position()));
    }
    return path.startsWith("/") ? path : settings.folder() + "/" + path;
  }

  private boolean exists(StringLiteral file) {
    String path = path(file);
    try {
      return settings.platform().files().stat(path).kind() != FileStore.Kind.MISSING;
    } catch (IOException e) {
      throw FileFailure.of("look for the plan", path, e);
    }
  }

  private PhysicalPlan read(StringLiteral file) {
    String path = path(file);
    String text;
    try (var in = settings.platform().files().read(path, 0)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileFailure.of("read the plan", path, e);
    }
    try {
      return PlanJson.read(text);
    } catch (IllegalArgumentException e) {
      throw MillraceException.deterministic(
              "'" + file.value() + "' holds no plan of this version of Millrace", e)
          .withHint("COMPILE PLAN writes it anew; plans of Flink cannot be read.")
          .at(request.positions().of(file.position()));
    }
  }

  /** All or nothing: a plan that is cut off is never seen. */
  private void write(StringLiteral file, String json) {
    String path = path(file);
    String unfinished = path + ".unfinished";
    FileStore files = settings.platform().files();
    try {
      files.delete(unfinished);
      try (FileStore.Output out = files.create(unfinished)) {
        out.write(json.getBytes(StandardCharsets.UTF_8));
        out.sync();
      }
      files.move(unfinished, path);
      files.syncFolder(path.substring(0, path.lastIndexOf('/')));
    } catch (IOException e) {
      throw FileFailure.of("write the plan", path, e);
    }
  }
}
