package io.millrace.connectors.filesystem.sink;

import io.millrace.connectors.filesystem.layout.TablePath;
import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.platform.Clock;
import io.millrace.data.platform.FileFailure;
import io.millrace.executor.spi.FormatFactory.Encoder;
import io.millrace.executor.spi.SinkWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the rows of an instance to hidden files, one at a time for each partition. */
final class PartWriter implements SinkWriter {
  private final FileSink.Settings settings;
  private final Encoder encoder;
  private final int[] written;
  private final PartitionKeys keys;
  private final PartFolder folder;
  private final Clock clock;
  private final Map<String, PartFile> open = new LinkedHashMap<>();
  private final List<byte[]> finished = new ArrayList<>();

  /**
   * A writer.
   *
   * @param written indexes of the columns that are written into the files
   */
  PartWriter(
      FileSink.Settings settings,
      Encoder encoder,
      int[] written,
      PartitionKeys keys,
      PartFolder folder,
      Clock clock) {
    this.settings = settings;
    this.encoder = encoder;
    this.written = written;
    this.keys = keys;
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public void write(Batch batch) {
    Column[] columns = new Column[written.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(written[i]);
    }
    Batch content = batch.withColumns(columns);
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      write(content, position, keys.folder(batch, position));
    }
  }

  private void write(Batch content, int position, String partition) {
    PartFile file = open.get(partition);
    if (file == null) {
      file = folder.create(partition, clock.nanoTime());
      encoder.header(file.buffer());
      open.put(partition, file);
    }
    encoder.encode(content, position, file.buffer());
    try {
      file.flushIfLarge();
      if (file.sizeBytes() >= settings.rollBytes()
          || clock.nanoTime() - file.openedNanos() >= settings.rollNanos()) {
        open.remove(partition);
        finished.add(file.finish().encode());
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private RuntimeException failure(PartFile file, IOException e) {
    String path = TablePath.in(TablePath.in(settings.path(), file.folder()), file.name());
    return FileFailure.of("write", path, e);
  }

  @Override
  public List<byte[]> prepareCommit(long epoch) {
    folder.check();
    for (PartFile file : open.values()) {
      try {
        finished.add(file.finish().encode());
      } catch (IOException e) {
        throw failure(file, e);
      }
    }
    open.clear();
    folder.sync();
    folder.enter(epoch + 1);
    keys.forget();
    List<byte[]> committables = List.copyOf(finished);
    finished.clear();
    return committables;
  }

  /** Removes files that no checkpoint will hold. */
  @Override
  public void close() throws IOException {
    for (PartFile file : open.values()) {
      file.abandon();
      folder.delete(file);
    }
    open.clear();
  }
}
