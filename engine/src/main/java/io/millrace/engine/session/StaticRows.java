package io.millrace.engine.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.column.JavaValues;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import java.util.Arrays;
import java.util.List;

/** Rows that are there already: what SHOW, DESCRIBE and their like give. */
final class StaticRows implements RowStream {
  private final List<Field> schema;
  private Batch batch;

  private StaticRows(List<Field> schema, Batch batch) {
    this.schema = schema;
    this.batch = batch;
  }

  /** Rows of STRING columns; null is NULL. */
  static StaticRows ofTexts(List<String> columns, List<List<String>> rows) {
    List<Field> schema = columns.stream().map(c -> new Field(c, Types.STRING)).toList();
    BatchBuilder builder = new BatchBuilder(schema, Math.max(1, rows.size()));
    for (List<String> row : rows) {
      for (int c = 0; c < columns.size(); c++) {
        JavaValues.append(Types.STRING, row.get(c), builder.column(c));
      }
      builder.endRow();
    }
    return new StaticRows(schema, builder.build());
  }

  /** One column. */
  static StaticRows ofTexts(String column, String... values) {
    return ofTexts(List.of(column), Arrays.stream(values).map(Arrays::asList).toList());
  }

  @Override
  public List<Field> schema() {
    return schema;
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
  public Batch next(long waitMillis) {
    Batch next = batch;
    batch = null;
    return next;
  }

  @Override
  public void close() {
    batch = null;
  }
}
