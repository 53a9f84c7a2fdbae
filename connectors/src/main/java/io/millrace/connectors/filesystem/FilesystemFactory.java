package io.millrace.connectors.filesystem;

import io.millrace.connectors.filesystem.layout.TablePath;
import io.millrace.connectors.filesystem.sink.FileSink;
import io.millrace.connectors.filesystem.source.FileSource;
import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.Options;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.ConnectorFactory;
import io.millrace.executor.spi.MetadataColumn;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.TableContext;
import java.time.Duration;
import java.util.List;

/** {@code 'connector' = 'filesystem'}. */
public final class FilesystemFactory implements ConnectorFactory {

  @Override
  public String name() {
    return "filesystem";
  }

  @Override
  public List<Option<?>> options() {
    return FilesystemOptions.all();
  }

  @Override
  public boolean usesFormat() {
    return true;
  }

  @Override
  public List<MetadataColumn> metadata() {
    return FileSource.metadata();
  }

  @Override
  public Source source(TableContext table) {
    Options options = check(table);
    Duration interval = options.get(FilesystemOptions.MONITOR_INTERVAL);
    if (interval != null && interval.toMillis() <= 0) {
      throw MillraceException.deterministic(
          "table '" + table.name() + "': option 'source.monitor-interval' must be above 0");
    }
    return new FileSource(
        table,
        new FileSource.Settings(
            path(table),
            interval == null ? 0 : interval.toMillis(),
            options.get(FilesystemOptions.PATH_PATTERN),
            options.get(FilesystemOptions.DEFAULT_PARTITION)));
  }

  @Override
  public Sink sink(TableContext table) {
    Options options = check(table);
    return new FileSink(
        table,
        new FileSink.Settings(
            path(table),
            options.get(FilesystemOptions.ROLL_SIZE).bytes(),
            options.get(FilesystemOptions.ROLL_INTERVAL).toNanos(),
            options.get(FilesystemOptions.DEFAULT_PARTITION),
            options.get(FilesystemOptions.SINK_PARALLELISM)));
  }

  private static Options check(TableContext table) {
    FilesystemOptions.requireSupported(table.options());
    List<String> columns = table.allPhysical().stream().map(Field::name).toList();
    for (String key : table.partitionKeys()) {
      if (!columns.contains(key)) {
        throw MillraceException.deterministic(
            "table '" + table.name() + "' is partitioned by '" + key + "', which is no column");
      }
    }
    return table.options();
  }

  private static String path(TableContext table) {
    return TablePath.resolve(table.options().require(FilesystemOptions.PATH), table.folder());
  }
}
