package io.millrace.connectors.filesystem.sink;

import io.millrace.connectors.filesystem.layout.PartitionFolders;
import io.millrace.connectors.format.scalar.FlatColumns;
import io.millrace.connectors.format.scalar.ScalarWriter;
import io.millrace.connectors.format.scalar.ScalarWriters;
import io.millrace.connectors.format.scalar.TimestampStyle;
import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.type.DataType.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the folder of a row by its partition columns. */
final class PartitionKeys {
  private final List<String> keys;
  private final String defaultPartition;
  private final int[] columns;
  private final int[] ends;
  private final ScalarWriter[] writers;
  private final FlatColumns flat = new FlatColumns();
  private final SliceWriter text = new SliceWriter();
  private final Slice probe = new Slice();
  private final Map<Slice, String> folders = new HashMap<>();

  PartitionKeys(List<Field> schema, List<String> keys, String defaultPartition) {
    this.keys = keys;
    this.defaultPartition = defaultPartition;
    columns = new int[keys.size()];
    ends = new int[columns.length];
    writers = new ScalarWriter[columns.length];
    List<String> names = schema.stream().map(Field::name).toList();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = names.indexOf(keys.get(i));
      writers[i] = ScalarWriters.of(schema.get(columns[i]).type(), TimestampStyle.SQL, true);
    }
  }

  /** The folder of the row at {@code position}; empty without partition columns. */
  String folder(Batch batch, int position) {
    if (columns.length == 0) {
      return "";
    }
    Column[] all = flat.of(batch);
    text.truncate(0);
    for (int i = 0; i < columns.length; i++) {
      Column column = all[columns[i]];
      if (!column.isNull(position)) {
        writers[i].write(column, position, text);
      }
      ends[i] = text.length();
    }
    for (int end : ends) {
      text.appendInt(end);
    }
    String folder = folders.get(text.view(probe));
    if (folder == null) {
      folder = build();
      folders.put(Slice.of(text.toByteArray()), folder);
    }
    return folder;
  }

  /** Forgets the folders of the past, which may be many. */
  void forget() {
    folders.clear();
  }

  private String build() {
    StringBuilder folder = new StringBuilder();
    Slice value = new Slice();
    int from = 0;
    for (int i = 0; i < ends.length; i++) {
      String said = value.set(text.array(), from, ends[i] - from).toString();
      folder.append(i == 0 ? "" : "/");
      folder.append(PartitionFolders.folder(keys.get(i), said.isEmpty() ? defaultPartition : said));
      from = ends[i];
    }
    return folder.toString();
  }
}
