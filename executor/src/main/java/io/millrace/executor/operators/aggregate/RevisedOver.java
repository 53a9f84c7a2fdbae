package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.Readiness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * OVER aggregates from the beginning of a partition, in the order of any column, of rows that may
 * be taken back. A row that comes last is added to accumulators; one that comes or goes in between
 * has those of its partition computed anew, and the rows whose results are others then are revised.
 */
public final class RevisedOver implements Operator {
  private static final int PIECE = 1024;

  /** What is to be done with the accumulators before the steps at hand. */
  private enum Start {
    GO_ON,
    ANEW,
    /** The partition is empty; the only row is one that was in it. */
    FREE
  }

  private final OverSpec spec;
  private final GroupSpec group;
  private final AggregateKernel kernel;
  private RevisedRows rows;
  private RevisedSteps steps;
  private GroupTables tables;
  private KeyBatch keys;
  private Batch encoded;
  private ColumnBuilder[] columns;
  private ColumnBuilder[] results;
  private byte[] kinds = new byte[1024];
  private int emitted;
  private int done;

  /** Steps whose accumulators are being fetched. */
  private Batch pending;

  private Start start = Start.GO_ON;

  public RevisedOver(OverSpec spec, GroupSpec group, AggregateKernel kernel) {
    this.spec = spec;
    this.group = group;
    this.kernel = kernel;
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    List<DataType> resultTypes = kernel.layout().resultTypes();
    rows = new RevisedRows(spec, resultTypes, group, context);
    steps = new RevisedSteps(spec, rows);
    tables = new GroupTables(group, kernel, context, true);
    List<DataType> all = new ArrayList<>(spec.types());
    all.addAll(resultTypes);
    ColumnBuilder[] builders = Gather.builders(all, PIECE);
    columns = Arrays.copyOf(builders, spec.types().size());
    results = Arrays.copyOfRange(builders, spec.types().size(), builders.length);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      group.keyEncoding().encode(batch, group.keyColumns(), keys);
      encoded = batch;
    }
    return rows.load(keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    while (done < batch.rows() || pending != null || emitted > 0) {
      if (emitted >= PIECE || (emitted > 0 && pending == null && done == batch.rows())) {
        if (!out.hasRoom()) {
          return Progress.MORE;
        }
        emit(out);
      } else if (pending == null) {
        collect(batch);
        pending = steps.size() == 0 ? null : steps.batch();
      } else if (tables.loadWhole(pending) == Readiness.PENDING) {
        return Progress.PENDING;
      } else {
        compute();
        pending = null;
      }
    }
    done = 0;
    encoded = null;
    rows.unpin();
    return Progress.DONE;
  }

  /** Takes rows that come last in their partitions, or one that changes what is behind it. */
  private void collect(Batch batch) {
    start = Start.GO_ON;
    for (; done < batch.rows() && steps.size() < PIECE; done++) {
      int position = batch.position(done);
      boolean goes = RowKind.isRetraction(batch.kindAt(position));
      if (goes && steps.size() > 0) {
        return;
      }
      rows.take(batch, position);
      if (goes) {
        long row = rows.find(keys, done);
        if (row >= 0) {
          remove(row);
          done++;
          return;
        }
      } else if (!rows.comesLast(keys, done)) {
        if (steps.size() > 0) {
          return;
        }
        rows.add(keys, done);
        anew(rows.first(keys, done));
        done++;
        return;
      } else {
        append(rows.add(keys, done));
      }
    }
  }

  private void append(long row) {
    long before = rows.previous(row);
    boolean first = before < 0 || !rows.arePeers(before, row);
    steps.put(row, first);
    steps.own(row);
    if (!spec.frame().rows() && !first) {
      for (long peer = before; peer >= 0 && rows.arePeers(peer, row); peer = rows.previous(peer)) {
        steps.own(peer);
      }
    }
    steps.endStep();
  }

  private void remove(long row) {
    put(row, RowKind.D);
    long first = rows.first(keys, done);
    first = first == row ? rows.next(row) : first;
    if (first < 0) {
      start = Start.FREE;
      steps.put(row, true);
      steps.endStep();
    }
    rows.delete(row);
    if (first >= 0) {
      anew(first);
    }
  }

  /** Adds all rows of a partition again. */
  private void anew(long first) {
    start = Start.ANEW;
    long before = -1;
    for (long row = first; row >= 0; row = rows.next(row)) {
      boolean isFirst = before < 0 || !rows.arePeers(before, row);
      if (before >= 0 && (spec.frame().rows() || isFirst)) {
        steps.endStep();
      }
      steps.put(row, isFirst);
      steps.own(row);
      before = row;
    }
    steps.endStep();
  }

  private void compute() {
    tables.find(0, pending.rows());
    if (start != Start.GO_ON) {
      tables.clear(0, start == Start.FREE);
    }
    if (start != Start.FREE) {
      ColumnBuilder[] built = Gather.builders(kernel.layout().resultTypes(), steps.steps());
      int from = 0;
      for (int step = 0; step < steps.steps(); step++) {
        int to = steps.end(step);
        tables.apply(pending, from, to);
        kernel.writeResults(tables.groups().rows(), tables.handles(), to - 1, to, built, 0);
        from = to;
      }
      revise(Gather.build(built));
    }
    tables.done();
    tables.unpin();
    steps.clear();
  }

  private void revise(Column[] values) {
    int from = 0;
    for (int step = 0; step < steps.steps(); step++) {
      rows.takeResults(values, step);
      for (int i = from; i < steps.ownerEnd(step); i++) {
        revise(steps.owner(i));
      }
      from = steps.ownerEnd(step);
    }
  }

  private void revise(long row) {
    boolean known = rows.hasResults(row);
    if (known && rows.hasTheseResults(row)) {
      return;
    }
    if (known) {
      put(row, RowKind.UB);
    }
    rows.setResults(row);
    put(row, known ? RowKind.UA : RowKind.I);
  }

  private void put(long row, byte kind) {
    rows.read(row, columns);
    rows.readResults(row, results);
    if (emitted == kinds.length) {
      kinds = Arrays.copyOf(kinds, emitted * 2);
    }
    kinds[emitted++] = kind;
  }

  private void emit(Output out) {
    Column[] built = Arrays.copyOf(Gather.build(columns), columns.length + results.length);
    System.arraycopy(Gather.build(results), 0, built, columns.length, results.length);
    out.emit(Batch.of(emitted, built).withKinds(Arrays.copyOf(kinds, emitted)));
    emitted = 0;
  }
}
