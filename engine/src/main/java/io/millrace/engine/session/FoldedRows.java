package io.millrace.engine.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left at the end of a bounded changelog: rows that were added and not taken away, in the
 * order in which the remaining ones were first added.
 */
final class FoldedRows implements RowStream {
  private static final int BATCH_ROWS = 1024;

  private final RowStream changes;
  private final KeyEncoding encoding;
  private final Map<Slice, Integer> counts = new LinkedHashMap<>();
  private final SliceWriter writer = new SliceWriter();
  private Batch folded;
  private boolean given;

  FoldedRows(RowStream changes) {
    this.changes = changes;
    this.encoding = KeyEncoding.of(changes.schema().stream().map(Field::type).toList());
  }

  @Override
  public List<Field> schema() {
    return changes.schema();
  }

  @Override
  public boolean showsKinds() {
    return false;
  }

  @Override
  public boolean bounded() {
    return true;
  }

  @Override
  public Batch next(long waitMillis) throws InterruptedException {
    if (given) {
      return null;
    }
    Batch batch = changes.next(waitMillis);
    if (batch != null) {
      fold(batch);
      return Batch.of(0);
    }
    folded = build();
    given = true;
    return folded;
  }

  private void fold(Batch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      writer.truncate(0);
      encoding.encode(batch.columns(), position, writer);
      Slice key = writer.view(new Slice());
      int change = RowKind.isRetraction(batch.kindAt(position)) ? -1 : 1;
      Integer count = counts.get(key);
      int sum = change + (count == null ? 0 : count);
      if (sum == 0) {
        counts.remove(key);
      } else {
        counts.put(count == null ? Slice.of(key.toByteArray()) : key, sum);
      }
    }
  }

  private Batch build() {
    BatchBuilder out = new BatchBuilder(schema(), BATCH_ROWS);
    for (Map.Entry<Slice, Integer> entry : counts.entrySet()) {
      for (int i = 0; i < entry.getValue(); i++) {
        encoding.decode(entry.getKey().array, entry.getKey().offset, out.columns());
        out.endRow();
      }
    }
    return out.build();
  }

  @Override
  public void close() {
    changes.close();
  }
}
