package io.millrace.connectors.filesystem.sink;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.Committer;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.SinkWriter;
import io.millrace.executor.spi.TableContext;
import java.util.List;
import java.util.stream.IntStream;

/** A table that is written to files. */
public final class FileSink implements Sink {
  private final TableContext table;
  private final Settings settings;

  /**
   * How files are written.
   *
   * @param path absolute, of a folder
   * @param rollBytes size at which a file is complete and another one is begun
   * @param rollNanos time since its beginning after which a file is complete
   * @param defaultPartition the value in a folder's name that stands for NULL
   * @param parallelism number of instances; 0: as many as the input has
   */
  public record Settings(
      String path, long rollBytes, long rollNanos, String defaultPartition, int parallelism) {}

  public FileSink(TableContext table, Settings settings) {
    this.table = table;
    this.settings = settings;
    for (Field column : table.schema()) {
      if (table.partitionKeys().contains(column.name()) && column.type().physical().isNested()) {
        throw MillraceException.deterministic(
            "table '"
                + table.name()
                + "': partition column '"
                + column.name()
                + "' cannot be of type "
                + column.type());
      }
    }
    if (contents().schema().isEmpty()) {
      throw MillraceException.deterministic(
          "table '" + table.name() + "' has no columns but those it is partitioned by");
    }
    // Options and types are checked now rather than when the job runs.
    table.format().encoder(contents());
  }

  @Override
  public Capabilities capabilities() {
    boolean changelog = table.format().changelog();
    return new Capabilities(changelog, changelog, true, true, false, settings.parallelism);
  }

  @Override
  public SinkWriter writer(WriterContext context) {
    PartName names = new PartName(context.job(), context.subtask(), table.format().fileSuffix());
    PartFolder folder =
        new PartFolder(table.platform().files(), settings.path, names, context.epoch());
    PartitionKeys keys =
        new PartitionKeys(table.schema(), table.partitionKeys(), settings.defaultPartition);
    return new PartWriter(
        settings,
        table.format().encoder(contents()),
        written(),
        keys,
        folder,
        table.platform().clock());
  }

  @Override
  public Committer committer() {
    return new PartCommitter(table.platform().files(), settings.path);
  }

  private int[] written() {
    return IntStream.range(0, table.schema().size())
        .filter(i -> !table.partitionKeys().contains(table.schema().get(i).name()))
        .toArray();
  }

  /** The table as its format sees it: what stands in its files. */
  private TableContext contents() {
    List<Field> columns = IntStream.of(written()).mapToObj(i -> table.schema().get(i)).toList();
    return table.withColumns(columns, columns);
  }
}
