package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.HandleSet;
import io.millrace.state.table.Readiness;

/**
 * GROUP BY that tells each change at once, as Flink's GroupAggFunction does row by row: +I for the
 * first row of a group, -U and +U when its result changes, -D when its last row is taken away.
 *
 * <p>A batch is worked on in stretches in which each group occurs once, so that results before and
 * after are written by one call each.
 */
public final class GroupAggregate implements Operator {
  private final GroupSpec spec;
  private final AggregateKernel kernel;
  private final HandleSet stretch = new HandleSet();
  private final HandleSet emptied = new HandleSet();
  private GroupTables tables;
  private Changes changes;
  private long[] live = new long[1024];
  private boolean[] existed = new boolean[1024];
  private long[] dead = new long[64];
  private int deadCount;

  public GroupAggregate(GroupSpec spec, AggregateKernel kernel) {
    this.spec = spec;
    this.kernel = kernel;
  }

  @Override
  public void open(OperatorContext context) {
    tables = new GroupTables(spec, kernel, context);
    changes =
        new Changes(
            kernel.layout().resultTypes(), spec.emitUpdateBefore(), spec.stateTtlMillis() > 0);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    return tables.load(batch);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    tables.find(0, batch.rows());
    if (live.length < batch.rows()) {
      live = new long[batch.rows()];
      existed = new boolean[batch.rows()];
    }
    for (int from = 0; from < batch.rows(); ) {
      int to = stretchEnd(batch, from);
      change(batch, from, to);
      from = to;
    }
    deleteDead();
    tables.done();
    tables.unpin();
    Column[] keys = new Column[spec.keys().size()];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = batch.column(spec.keys().get(k));
    }
    out.emit(changes.toBatch(keys));
    return Progress.DONE;
  }

  /** Up to where no group occurs twice. */
  private int stretchEnd(Batch batch, int from) {
    long[] handles = tables.handles();
    stretch.clear();
    int to = from;
    while (to < batch.rows() && stretch.add(handles[to])) {
      to++;
    }
    return to;
  }

  private void change(Batch batch, int from, int to) {
    long[] handles = tables.handles();
    int count = 0;
    for (int i = from; i < to; i++) {
      existed[i] = tables.count(handles[i]) != 0;
      live[count] = handles[i];
      count += existed[i] ? 1 : 0;
    }
    int before = write(count);
    tables.apply(batch, from, to);
    count = 0;
    for (int i = from; i < to; i++) {
      live[count] = handles[i];
      if (tables.count(handles[i]) != 0) {
        count++;
      } else {
        die(handles[i]);
      }
    }
    int after = write(count);
    for (int i = from; i < to; i++) {
      boolean exists = tables.count(handles[i]) != 0;
      changes.add(batch.position(i), existed[i] ? before++ : -1, exists ? after++ : -1);
    }
  }

  /** Writes the results of the first groups of {@link #live}; returns the place of the first. */
  private int write(int count) {
    kernel.writeResults(tables.groups().rows(), live, 0, count, changes.results(), 0);
    return changes.wrote(count);
  }

  private void die(long handle) {
    if (emptied.add(handle)) {
      if (deadCount == dead.length) {
        dead = java.util.Arrays.copyOf(dead, deadCount * 2);
      }
      dead[deadCount++] = handle;
    }
  }

  /** Groups that are empty at the end of the batch; before, their handles were still in use. */
  private void deleteDead() {
    for (int i = 0; i < deadCount; i++) {
      if (tables.count(dead[i]) == 0) {
        tables.table().delete(dead[i]);
      }
    }
    deadCount = 0;
    emptied.clear();
  }
}
