package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.sql.ast.Explain;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plans statements and runs them as jobs. */
final class Jobs implements AutoCloseable {
  private final SessionSettings settings;
  private final Planning planning;
  private final List<JobHandle> handles = new CopyOnWriteArrayList<>();

  Jobs(SessionSettings settings, Planning planning) {
    this.settings = settings;
    this.planning = planning;
  }

  /** Columns and parameters of a query. */
  Prepared prepare(Query query, JobRequest request) {
    PhysicalPlan plan = plan(query, request);
    return new Prepared(plan.outputs().get(0).header().schema(), List.of());
  }

  private PhysicalPlan plan(Statement statement, JobRequest request) {
    return planning.with(
        request.options(), request.connectors(), request.positions(), p -> p.plan(statement));
  }

  Result query(Query query, JobRequest request) {
    throw MillraceException.notSupported("queries");
  }

  Result insert(Statement insert, JobRequest request) {
    throw MillraceException.notSupported("INSERT");
  }

  Result explain(Explain explain, JobRequest request) {
    PhysicalPlan plan = plan(explain.statement(), request);
    return new Result.Rows(StaticRows.ofTexts("plan", plan.toString()), List.of());
  }

  Result list() {
    List<List<String>> rows = new ArrayList<>();
    for (JobHandle job : handles) {
      rows.add(List.of(job.id(), job.name(), job.status().name()));
    }
    return new Result.Rows(
        StaticRows.ofTexts(List.of("job id", "job name", "status"), rows), List.of());
  }

  List<JobHandle> handles() {
    return handles;
  }

  @Override
  public void close() {
    handles.forEach(JobHandle::cancel);
  }
}
