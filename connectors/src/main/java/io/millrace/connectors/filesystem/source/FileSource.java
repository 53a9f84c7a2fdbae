package io.millrace.connectors.filesystem.source;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.MetadataColumn;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.TableContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A table that is read from files. */
public final class FileSource implements Source {
  private final TableContext table;
  private final Settings settings;
  private final long limit;

  /**
   * How files are found.
   *
   * @param path absolute, of a file or folder
   * @param monitorMillis how often to look for new files and rows; 0: the source is bounded
   * @param pattern what the absolute paths of files must match, or null
   * @param defaultPartition the value in a folder's name that stands for NULL
   */
  public record Settings(
      String path, long monitorMillis, Pattern pattern, String defaultPartition) {}

  public FileSource(TableContext table, Settings settings) {
    this(table, settings, Long.MAX_VALUE);
    for (String key : table.partitionKeys()) {
      requireSingle(key);
    }
    // Options and types are checked now rather than when the job runs.
    table.format().decoder(contents());
  }

  private FileSource(TableContext table, Settings settings, long limit) {
    this.table = table;
    this.settings = settings;
    this.limit = limit;
  }

  private void requireSingle(String partitionKey) {
    for (Field column : table.allPhysical()) {
      if (column.name().equals(partitionKey) && column.type().physical().isNested()) {
        throw MillraceException.deterministic(
            "table '"
                + table.name()
                + "': partition column '"
                + partitionKey
                + "' cannot be of type "
                + column.type());
      }
    }
  }

  /** What a table may declare as metadata. */
  public static List<MetadataColumn> metadata() {
    return FileColumns.metadataColumns();
  }

  @Override
  public Capabilities capabilities() {
    boolean changelog = table.format().changelog();
    boolean oneByOne = table.ordered() || changelog;
    return new Capabilities(
        settings.monitorMillis == 0, changelog, false, true, oneByOne ? 1 : Integer.MAX_VALUE);
  }

  @Override
  public Source withLimit(long rows) {
    return new FileSource(table, settings, Math.min(limit, rows));
  }

  @Override
  public SourceReader reader(int subtask, int parallelism) {
    FileScan scan = new FileScan(table.platform().files(), settings.path, settings.pattern);
    return new FileReader(this, scan, subtask, parallelism);
  }

  TableContext table() {
    return table;
  }

  Settings settings() {
    return settings;
  }

  long limit() {
    return limit;
  }

  FileColumns columns() {
    return new FileColumns(
        table.schema(), table.metadataKeys(), table.partitionKeys(), settings.defaultPartition);
  }

  /** The table as its format sees it: what stands in its files. */
  TableContext contents() {
    List<Field> schema = new ArrayList<>();
    for (int i = 0; i < table.schema().size(); i++) {
      Field column = table.schema().get(i);
      if (table.metadataKeys().get(i) == null && !table.partitionKeys().contains(column.name())) {
        schema.add(column);
      }
    }
    return table.withColumns(
        schema,
        table.allPhysical().stream()
            .filter(f -> !table.partitionKeys().contains(f.name()))
            .toList());
  }
}
