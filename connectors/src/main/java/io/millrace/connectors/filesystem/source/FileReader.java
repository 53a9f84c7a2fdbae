package io.millrace.connectors.filesystem.source;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.column.Column;
import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileFailure;
import io.millrace.data.platform.FileStore;
import io.millrace.executor.spi.FormatFactory.Decoder;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.TableContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the files that fall to one instance by the hash of their path, one after the other in the
 * order of their paths; then, if the source has no end, looks for more.
 */
final class FileReader implements SourceReader {
  /** How many replaced positions are kept before they are dropped. */
  private static final int SLACK = 16;

  /** A last line without line end is a record only when its file has not changed for so long. */
  private static final long QUIET_MILLIS = 60_000;

  private static final FilePosition NOWHERE = new FilePosition("", 0, 0, 0, 0, -1, false);

  private final FileSource source;
  private final FileScan scan;
  private final int subtask;
  private final int parallelism;
  private final FileStore files;
  private final FileColumns columns;
  private final TableContext contents;
  private final Decoder decoder;
  private final Map<String, FilePosition> known = new HashMap<>();
  private final ArrayDeque<Found> pending = new ArrayDeque<>();
  private FileHistory history = FileHistory.EMPTY;
  private boolean restored;
  private boolean scanned;
  private long scannedNanos;
  private BatchBuilder builder;
  private OpenFile open;
  private Column[] constants;
  private long rows;
  private long skipped;
  private volatile long skippedRecords;

  /** A file that is to be read. */
  private record Found(FoundFile file, FileDecision decision) {}

  FileReader(FileSource source, FileScan scan, int subtask, int parallelism) {
    this.source = source;
    this.scan = scan;
    this.subtask = subtask;
    this.parallelism = parallelism;
    files = source.table().platform().files();
    columns = source.columns();
    contents = source.contents();
    decoder = contents.format().decoder(contents);
  }

  @Override
  public void restore(List<byte[]> entries) {
    restored = true;
    for (byte[] entry : entries) {
      FilePosition position = FilePosition.decode(entry);
      if (isMine(position.path())) {
        remember(position);
      }
    }
  }

  private boolean isMine(String path) {
    return Math.floorMod(path.hashCode(), parallelism) == subtask;
  }

  private void remember(FilePosition position) {
    known.put(position.path(), position);
    history =
        history.length() > 2 * known.size() + SLACK
            ? FileHistory.of(known.values())
            : history.with(position);
  }

  @Override
  public long skippedRecords() {
    return skippedRecords;
  }

  @Override
  public Polled poll(int maxRows) throws IOException {
    try {
      return pollFiles(maxRows);
    } catch (MillraceException e) {
      throw ofTable(e);
    }
  }

  private MillraceException ofTable(MillraceException e) {
    String message = "table '" + source.table().name() + "': " + e.getMessage();
    MillraceException named =
        e.failureClass() == FailureClass.DETERMINISTIC
            ? MillraceException.deterministic(message, e)
            : MillraceException.passing(message, e);
    return named.withHint(e.hint().orElse(null));
  }

  private Polled pollFiles(int maxRows) throws IOException {
    if (open == null && pending.isEmpty() && untilScanMillis() <= 0) {
      scan();
    }
    while (open == null && !pending.isEmpty()) {
      open(pending.poll());
    }
    if (open == null) {
      return idle(null, history);
    }
    if (builder == null) {
      builder = new BatchBuilder(contents.schema(), maxRows);
    }
    int wanted = (int) Math.min(maxRows, source.limit() - rows);
    Batch read = open.read(builder, wanted);
    Batch batch = read == null ? null : FileColumns.join(read, constants);
    rows += read == null ? 0 : read.rows();
    skipped += open.takeSkippedRecords();
    skippedRecords = skipped;
    FilePosition position = open.position();
    FileHistory now = history.with(position);
    if (open.ended()) {
      remember(position);
      closeFile();
    }
    if (rows >= source.limit()) {
      return new Polled(batch, now, Status.END, 0);
    }
    return open == null && pending.isEmpty()
        ? idle(batch, now)
        : new Polled(batch, now, Status.MORE, 0);
  }

  /** Milliseconds until it is time to look for files: never again in a bounded source. */
  private long untilScanMillis() {
    if (!scanned) {
      return 0;
    }
    long sinceNanos = source.table().platform().clock().nanoTime() - scannedNanos;
    long monitorMillis = source.settings().monitorMillis();
    return monitorMillis == 0 ? Long.MAX_VALUE : monitorMillis - sinceNanos / 1_000_000;
  }

  /** All files that were found have been read. */
  private Polled idle(Batch batch, FileHistory now) {
    return source.settings().monitorMillis() == 0
        ? new Polled(batch, now, Status.END, 0)
        : new Polled(batch, now, Status.WAIT, Math.max(1, untilScanMillis()));
  }

  private void scan() throws IOException {
    List<FoundFile> found = scan.find();
    Set<String> paths = new HashSet<>();
    for (FoundFile file : found) {
      if (isMine(file.path())) {
        paths.add(file.path());
        consider(file);
      }
    }
    if (restored && !scanned) {
      known.values().stream()
          .filter(p -> !p.finished() && !paths.contains(p.path()))
          .findFirst()
          .ifPresent(this::failMissing);
    }
    scanned = true;
    scannedNanos = source.table().platform().clock().nanoTime();
  }

  private void failMissing(FilePosition position) {
    throw MillraceException.deterministic(
            "file '"
                + position.path()
                + "' in '"
                + source.settings().path()
                + "' is gone, though only "
                + position.bytes()
                + " bytes of it have been read")
        .withHint("Put it back. To read everything anew, run with --fresh.");
  }

  private void consider(FoundFile file) throws IOException {
    FilePosition position = known.get(file.path());
    FileDecision decision =
        FileDecision.of(position, file.sizeBytes(), file.isGzip(), isQuiet(file));
    boolean look = position != null && (!scanned || decision != FileDecision.SKIP);
    if (decision == FileDecision.SHRANK) {
      throw changed(file, "has shrunk to " + file.sizeBytes() + " bytes");
    }
    if (look && !headMatches(file, position)) {
      throw changed(file, "no longer begins as it did");
    }
    if (decision != FileDecision.SKIP) {
      pending.add(new Found(file, decision));
    }
  }

  /** In a bounded source what is there is all there is. */
  private boolean isQuiet(FoundFile file) {
    long nowMillis = source.table().platform().clock().currentTimeMillis();
    return source.settings().monitorMillis() == 0
        || nowMillis - file.modifiedMillis() >= QUIET_MILLIS;
  }

  private boolean headMatches(FoundFile file, FilePosition position) {
    try {
      return FileHead.matches(files, file.fullPath(), position);
    } catch (IOException e) {
      throw FileFailure.of("read", file.fullPath(), e);
    }
  }

  private static MillraceException changed(FoundFile file, String how) {
    return MillraceException.deterministic(
            "file '" + file.fullPath() + "' " + how + " since it was read")
        .withHint("Files may only grow. To read everything anew, run with --fresh.");
  }

  private void open(Found next) {
    FoundFile file = next.file();
    FilePosition position = known.getOrDefault(file.path(), NOWHERE);
    try {
      FileHead head = FileHead.of(files, file.fullPath());
      boolean takesRest =
          file.isGzip()
              || source.settings().monitorMillis() == 0
              || next.decision() == FileDecision.CONTINUE_TO_REST;
      InputStream in = stream(file, position.bytes());
      open = new OpenFile(file, head, position, new OpenFile.Content(in, decoder, takesRest));
    } catch (IOException e) {
      throw FileFailure.of("read", file.fullPath(), e);
    }
    constants = columns.constants(file);
  }

  private InputStream stream(FoundFile file, long position) throws IOException {
    if (!file.isGzip()) {
      return files.read(file.fullPath(), position);
    }
    boolean mayGrow = source.settings().monitorMillis() > 0;
    return file.sizeBytes() == 0 && mayGrow
        ? InputStream.nullInputStream()
        : new GzipContent(file, files.read(file.fullPath(), 0), position);
  }

  private void closeFile() throws IOException {
    open.close();
    open = null;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      closeFile();
    }
  }
}
