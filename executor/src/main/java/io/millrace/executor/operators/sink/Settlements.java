package io.millrace.executor.operators.sink;

import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.data.text.ValueText;
import io.millrace.data.type.DataType;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Lets changes that waited take effect, watermark by watermark, piece by piece. */
final class Settlements {
  private static final int PIECE = 512;

  private final SinkKeySpec spec;
  private final boolean error;
  private final WindowTable waiting;
  private final KeyedTable written;
  private final RowForms forms;
  private final ChangeList changes;
  private final KeyBatch keys;
  private final BatchBuilder rows;
  private final long[] piece = new long[PIECE];
  private final long[] handles = new long[PIECE];
  private final Slice view = new Slice();

  /** While changes of a watermark take effect: where their scan stands. */
  private WindowTable.Cursor cursor;

  private boolean loaded;

  /** Keys of the piece at hand; -1: none. */
  private int count = -1;

  private boolean last;

  /**
   * @param error whether rows with equal primary keys are an error
   */
  Settlements(SinkKeySpec spec, boolean error, WindowTable waiting, OperatorContext context) {
    this.spec = spec;
    this.error = error;
    this.waiting = waiting;
    this.forms = new RowForms(spec);
    this.changes = new ChangeList(forms);
    this.keys = new KeyBatch(context.maxParallelism());
    this.rows = new BatchBuilder(spec.columns(), PIECE);
    this.written =
        context
            .state()
            .keyed(
                new TableSpec(
                    "written",
                    0,
                    true,
                    spec.stateTtlMillis(),
                    RowForms.keys(spec, List.of()),
                    forms.layout()));
  }

  /** All changes that came below a watermark. */
  Progress settleBelow(long watermark, Output out) {
    for (long namespace : waiting.namespaces()) {
      if (namespace >= watermark) {
        break;
      }
      Progress settled = settle(namespace, out);
      if (settled != Progress.DONE) {
        return settled;
      }
    }
    return Progress.DONE;
  }

  private Progress settle(long namespace, Output out) {
    if (cursor == null) {
      cursor = new WindowTable.Cursor();
      loaded = false;
      last = false;
    }
    if (!loaded && waiting.loadNamespace(namespace) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    loaded = true;
    while (!last || count >= 0) {
      if (count < 0) {
        count = waiting.scan(namespace, cursor, piece);
        last = count < PIECE;
        copyKeys();
      }
      if (written.load(keys) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      settlePiece();
      out.emit(rows.build());
      written.unpin();
      count = -1;
    }
    waiting.drop(namespace);
    waiting.unpin();
    cursor = null;
    return Progress.DONE;
  }

  private void copyKeys() {
    keys.clear();
    for (int i = 0; i < count; i++) {
      waiting.key(piece[i], view);
      keys.add(view.array, view.offset, view.length);
    }
  }

  private void settlePiece() {
    written.find(keys, 0, count, handles);
    for (int i = 0; i < count; i++) {
      Slice before = handles[i] < 0 ? null : written.bytes(handles[i], new Slice());
      List<Slice> after = ChangeList.rowsWith(before);
      changes.apply(waiting.bytes(piece[i], new Slice()), after);
      if (after.size() > 1) {
        conflict(i, before, after.get(0));
      } else if (after.isEmpty()) {
        if (before != null) {
          emit(before, RowKind.D);
          written.delete(handles[i]);
        }
      } else if (before == null) {
        write(i, after.get(0), RowKind.I);
      } else if (!forms.isEqual(before, after.get(0))) {
        write(i, after.get(0), RowKind.UA);
      }
    }
  }

  private void conflict(int i, Slice before, Slice first) {
    if (error) {
      throw MillraceException.deterministic(
              "several rows of the query have the primary key (" + keyText(i) + ")")
          .withHint(
              "ON CONFLICT DO NOTHING lets the first row stand, DO DEDUPLICATE the last one.");
    }
    if (before == null) {
      write(i, first, RowKind.I);
    }
  }

  private void write(int i, Slice row, byte kind) {
    emit(row, kind);
    written.findOrInsert(keys, i, i + 1, handles);
    written.touch(handles[i]);
    written.setBytes(handles[i], row.array, row.offset, row.length);
  }

  private void emit(Slice row, byte kind) {
    forms.read(row, rows.columns());
    rows.endRow(kind);
  }

  private String keyText(int i) {
    List<DataType> types = spec.keyTypes();
    ColumnBuilder[] builders = Gather.builders(types, 1);
    ValueText print = new ValueText(ZoneOffset.UTC, ValueText.BytesForm.HEX);
    keys.key(i, view);
    KeyEncoding.of(types).decode(view.array, view.offset, builders);
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < types.size(); k++) {
      String name = spec.columns().get(spec.primaryKey().get(k)).name();
      Column value = builders[k].build();
      String text = value.isNull(0) ? "NULL" : print.print(types.get(k), value, 0);
      parts.add(name + " = " + text);
    }
    return String.join(", ", parts);
  }
}
