package io.millrace.connectors.filesystem.source;

import io.millrace.connectors.filesystem.layout.PartitionFolders;
import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.connectors.format.scalar.ScalarReader;
import io.millrace.connectors.format.scalar.ScalarReaders;
import io.millrace.connectors.format.scalar.TimestampStyle;
import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.column.ConstantColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.Types;
import io.millrace.executor.spi.MetadataColumn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The columns of a table: those that stand in its files and those that its files are known by. */
final class FileColumns {
  private final List<Field> schema;
  private final List<String> metadataKeys;
  private final List<String> partitionKeys;
  private final String defaultPartition;

  FileColumns(
      List<Field> schema,
      List<String> metadataKeys,
      List<String> partitionKeys,
      String defaultPartition) {
    this.schema = schema;
    this.metadataKeys = metadataKeys;
    this.partitionKeys = partitionKeys;
    this.defaultPartition = defaultPartition;
  }

  /** For each column of the schema its value in all rows of a file, or null if it varies. */
  Column[] constants(FoundFile file) {
    Column[] constants = new Column[schema.size()];
    Map<String, String> partition =
        partitionKeys.isEmpty() ? Map.of() : PartitionFolders.values(file.path());
    for (int i = 0; i < constants.length; i++) {
      Field column = schema.get(i);
      if (metadataKeys.get(i) != null) {
        constants[i] = metadata(metadataKeys.get(i), column, file);
      } else if (partitionKeys.contains(column.name())) {
        constants[i] = partition(column, partition.get(column.name()), file);
      }
    }
    return constants;
  }

  private static Column metadata(String key, Field column, FoundFile file) {
    Object value =
        switch (key) {
          case "file.path" -> file.fullPath();
          case "file.name" -> file.name();
          case "file.size" -> file.sizeBytes();
          case "file.modification-time" -> Instant.ofEpochMilli(file.modifiedMillis());
          default -> throw new IllegalArgumentException(key);
        };
    return Columns.of(column.type(), value);
  }

  private Column partition(Field column, String value, FoundFile file) {
    if (value == null) {
      throw MillraceException.deterministic(
          "file '"
              + file.fullPath()
              + "' lies in no folder '"
              + column.name()
              + "=…', as those of a table partitioned by '"
              + column.name()
              + "' do");
    }
    ColumnBuilder builder = ColumnBuilder.of(column.type(), 1);
    if (value.equals(defaultPartition)) {
      builder.appendNull();
      return builder.build();
    }
    ScalarReader reader = ScalarReaders.of(column.type(), TimestampStyle.SQL);
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    try {
      reader.read(text, 0, text.length, builder);
    } catch (BadValue e) {
      throw MillraceException.deterministic(
          "file '"
              + file.fullPath()
              + "': partition column '"
              + column.name()
              + "': expected "
              + e.getMessage()
              + ", but the folder says '"
              + value
              + "'",
          e);
    }
    return builder.build();
  }

  /** Puts the columns that were read between those that are constant. */
  static Batch join(Batch read, Column[] constants) {
    Column[] all = new Column[constants.length];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      all[i] =
          constants[i] == null
              ? read.column(next++)
              : new ConstantColumn(read.positions(), constants[i]);
    }
    return read.withColumns(all);
  }

  /** What a table may declare as metadata. */
  static List<MetadataColumn> metadataColumns() {
    return List.of(
        new MetadataColumn("file.path", text(), false),
        new MetadataColumn("file.name", text(), false),
        new MetadataColumn("file.size", Types.BIGINT.withNullable(false), false),
        new MetadataColumn("file.modification-time", new TimestampType(3, true, false), false));
  }

  private static DataType text() {
    return Types.STRING.withNullable(false);
  }
}
