package io.millrace.connectors.filesystem.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.connectors.filesystem.FilesystemFactory;
import io.millrace.connectors.format.csv.CsvFactory;
import io.millrace.connectors.format.debezium.DebeziumFactory;
import io.millrace.connectors.format.json.JsonFactory;
import io.millrace.connectors.testing.Rows;
import io.millrace.connectors.testing.TestTable;
import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.SimulatedClock;
import io.millrace.data.platform.SimulatedFileStore;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.data.type.Types;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.SourceReader.Polled;
import io.millrace.executor.spi.SourceReader.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FileSourceTest {
  private final SimulatedPlatform world = new SimulatedPlatform(1);
  private final SimulatedFileStore files = world.files();

  private TestTable table() {
    return new TestTable()
        .format(new CsvFactory())
        .files(files)
        .option("path", "in")
        .column("a", Types.INT)
        .column("b", Types.STRING);
  }

  private static Source source(TestTable table) {
    return new FilesystemFactory().source(table.context());
  }

  private static SourceReader reader(TestTable table) {
    return source(table).reader(0, 1);
  }

  private void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String path, byte[] bytes) throws IOException {
    files.delete(path);
    try (FileStore.Output out = files.create(path)) {
      out.write(bytes);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  /** Reads all there is, continuing from earlier positions, which are replaced. */
  private static List<String> run(TestTable table, List<byte[]> positions) throws IOException {
    List<String> rows = new ArrayList<>();
    try (SourceReader reader = reader(table)) {
      reader.restore(List.copyOf(positions));
      Polled polled;
      do {
        polled = reader.poll(2);
        rows.addAll(Rows.of(table.schema(), polled.batch()));
      } while (polled.status() == Status.MORE);
      positions.clear();
      positions.addAll(polled.position().entries());
    }
    return rows;
  }

  private static String failure(TestTable table, List<byte[]> positions) {
    return assertThrows(MillraceException.class, () -> run(table, positions)).getMessage();
  }

  @Test
  void readsAFileOrAFolderInTheOrderOfPaths() throws IOException {
    write("/home/in/b.csv", "3,z\n4,ä\n5,y");
    write("/home/in/a/x.csv", "1,p\n2,q\n");
    write("/home/in/.hidden", "no");
    write("/home/in/_SUCCESS", "no");
    write("/home/in/_tmp/c.csv", "no");
    write("/home/in/empty.csv", "");
    List<String> all = List.of("+I[1, p]", "+I[2, q]", "+I[3, z]", "+I[4, ä]", "+I[5, y]");
    for (int size : List.of(1, 2, 3, 100)) {
      TestTable table = table();
      assertEquals(all, Rows.drainWithRestores(table.schema(), () -> reader(table), size));
    }
    assertEquals(all, run(table().option("path", "file:///home/in"), new ArrayList<>()));
    assertEquals(
        all.subList(0, 2), run(table().option("path", "/home/in/a/x.csv"), new ArrayList<>()));
    assertEquals(
        all.subList(2, 5),
        run(table().option("source.path.regex-pattern", ".*/b\\.csv"), new ArrayList<>()));
  }

  @Test
  void largeFilesCrossTheBuffer() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.append(i).append(",\"row\n").append(i).append("\"\n");
    }
    text.append("7,").append("x".repeat(300_000)).append('\n');
    write("/home/in/a.csv", text.toString());
    TestTable table = table();
    List<String> rows = Rows.drain(table.schema(), reader(table), 1000);
    assertEquals(40_001, rows.size());
    assertEquals("+I[39999, row\n39999]", rows.get(39_999));
    write("/home/in/a.csv", text.append("x,y\n").toString());
    assertEquals(
        "table 't': /home/in/a.csv:80002: column 'a': expected INT, but the value is 'x'",
        failure(table, new ArrayList<>()));
  }

  @Test
  void aRunReadsOnlyWhatWasGained() throws IOException {
    List<byte[]> positions = new ArrayList<>();
    write("/home/in/a.csv", "1,p\n2,q\n");
    assertEquals(List.of("+I[1, p]", "+I[2, q]"), run(table(), positions));
    assertEquals(List.of(), run(table(), positions));
    write("/home/in/a.csv", "1,p\n2,q\n3,r");
    write("/home/in/0.csv", "0,o\n");
    assertEquals(List.of("+I[0, o]", "+I[3, r]"), run(table(), positions));
    assertEquals(List.of(), run(table(), positions));
    write("/home/in/a.csv", "1,p\n2,q\n3,r\r\n4,s\n");
    assertEquals(List.of("+I[4, s]"), run(table(), positions));
    write("/home/in/a.csv", "1,p\n2,q\n3,r\r\n4,s\nx,t\n");
    assertEquals(
        "table 't': /home/in/a.csv:5: column 'a': expected INT, but the value is 'x'",
        failure(table(), positions));
  }

  @Test
  void aLastLineThatIsContinuedLaterIsAnError() throws IOException {
    List<byte[]> positions = new ArrayList<>();
    write("/home/in/a.csv", "1,p\n2,q");
    assertEquals(List.of("+I[1, p]", "+I[2, q]"), run(table(), positions));
    write("/home/in/a.csv", "1,p\n2,qq\n");
    assertEquals(
        "table 't': /home/in/a.csv:2: this line had no line end when it was read as the last one"
            + " of the file, and has been continued since",
        failure(table(), positions));
    write("/home/in/a.csv", "1,p\n2,q\n");
    assertEquals(List.of(), run(table(), positions));
    write("/home/in/a.csv", "1,p\n2,q\n3,r\n");
    assertEquals(List.of("+I[3, r]"), run(table(), positions));
  }

  @Test
  void filesThatChangedAreErrors() throws IOException {
    List<byte[]> positions = new ArrayList<>();
    write("/home/in/a.csv", "1,p\n2,q\n");
    run(table(), positions);
    write("/home/in/a.csv", "1,p\n");
    assertEquals(
        "table 't': file '/home/in/a.csv' has shrunk to 4 bytes since it was read",
        failure(table(), positions));
    write("/home/in/a.csv", "1,x\n2,q\n3,r\n");
    assertEquals(
        "table 't': file '/home/in/a.csv' no longer begins as it did since it was read",
        failure(table(), positions));
    write("/home/in/a.csv", "1,x\n2,q\n");
    assertEquals(
        "table 't': file '/home/in/a.csv' no longer begins as it did since it was read",
        failure(table(), positions));
    files.delete("/home/in/a.csv");
    write("/home/in/b.csv", "3,r\n");
    assertEquals(List.of("+I[3, r]"), run(table(), positions));
    SourceReader reader = reader(table());
    write("/home/in/b.csv", "3,r\n4,s\n");
    List<byte[]> middle = reader.poll(1).position().entries();
    files.delete("/home/in/b.csv");
    write("/home/in/c.csv", "");
    assertEquals(
        "table 't': file 'b.csv' in '/home/in' is gone, though only 4 bytes of it have been read",
        failure(table(), new ArrayList<>(middle)));
  }

  @Test
  void gzip() throws IOException {
    byte[] first = gzip("1,p\n2,q\n3,r\n4,s\n");
    write("/home/in/a.csv.gz", first);
    TestTable table = table();
    assertEquals(4, Rows.drainWithRestores(table.schema(), () -> reader(table), 1).size());
    List<byte[]> positions = new ArrayList<>();
    assertEquals(4, run(table, positions).size());
    assertEquals(0, run(table, positions).size());
    byte[] second = gzip("5,t\n");
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    write("/home/in/a.csv.gz", both);
    assertEquals(List.of("+I[5, t]"), run(table, positions));
    write("/home/in/a.csv.gz", first);
    assertTrue(failure(table, positions).contains("has shrunk"));
  }

  @Test
  void aTruncatedGzipLosesNothingBeforeItsEnd() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append(i).append(',').append(Integer.toHexString(i * 7919)).append('\n');
    }
    byte[] whole = gzip(text.toString());
    write("/home/in/a.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    TestTable table = table();
    SourceReader reader = reader(table);
    List<String> rows = new ArrayList<>();
    MillraceException failure =
        assertThrows(
            MillraceException.class,
            () -> {
              while (true) {
                rows.addAll(Rows.of(table.schema(), reader.poll(64).batch()));
              }
            });
    assertEquals(FailureClass.DETERMINISTIC, failure.failureClass());
    assertTrue(rows.size() > 200, rows.size() + " rows");
    assertEquals(
        "table 't': cannot read '/home/in/a.csv.gz' beyond line "
            + rows.size()
            + ": the gzip file is cut off; its end is missing",
        failure.getMessage());
    write("/home/in/a.csv.gz", "not gzip at all");
    assertTrue(failure(table, new ArrayList<>()).contains("it is no gzip file, or damaged"));
    write("/home/in/a.csv.gz", new byte[0]);
    assertTrue(failure(table, new ArrayList<>()).contains("the gzip file is cut off"));
  }

  /** Also a second part whose beginning was cut off, wherever the decoder's buffers end. */
  @Test
  void whatFollowsAGzipPartMustBeGzip() throws IOException {
    TestTable table = table();
    byte[] part = gzip("1,p\n");
    byte[] next = gzip("2,q\n");
    for (int length = 1; length < 40; length++) {
      byte[] file = Arrays.copyOf(part, part.length + length);
      Arrays.fill(file, part.length, file.length, (byte) 'x');
      write("/home/in/a.csv.gz", file);
      String message = failure(table, new ArrayList<>());
      assertTrue(
          message.contains("'/home/in/a.csv.gz'") && message.contains("damaged"),
          length + " bytes: " + message);
    }
    for (int length = 1; length < next.length; length++) {
      byte[] file = Arrays.copyOf(part, part.length + length);
      System.arraycopy(next, 0, file, part.length, length);
      write("/home/in/a.csv.gz", file);
      String message = failure(table, new ArrayList<>());
      assertTrue(message.contains("'/home/in/a.csv.gz'"), length + " bytes: " + message);
    }
  }

  @Test
  void gzipPartsMayEndAnywhereInTheBuffers() throws IOException {
    TestTable table = table();
    java.util.Random random = new java.util.Random(7);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    int rows = 0;
    while (file.size() < 300_000) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(400); left >= 0; left--, rows++) {
        text.append(rows).append(',').append(Long.toHexString(random.nextLong())).append('\n');
      }
      file.writeBytes(gzip(text.toString()));
    }
    write("/home/in/a.csv.gz", file.toByteArray());
    assertEquals(rows, run(table, new ArrayList<>()).size());
    file.write('x');
    write("/home/in/a.csv.gz", file.toByteArray());
    assertTrue(failure(table, new ArrayList<>()).contains("damaged"));
  }

  @Test
  void partitionAndMetadataColumns() throws IOException {
    write("/home/in/day=2020-01-02/k=a%2Fb/f.csv", "1\n2\n");
    write("/home/in/day=__DEFAULT_PARTITION__/k=c/f.csv", "3\n");
    TestTable table =
        new TestTable()
            .format(new CsvFactory())
            .files(files)
            .option("path", "in/")
            .column("k", Types.STRING)
            .metadata("size", "file.size", Types.BIGINT)
            .column("a", Types.INT)
            .metadata("name", "file.name", Types.STRING)
            .column("day", Types.DATE)
            .partitionedBy("day", "k");
    assertEquals(
        List.of(
            "+I[a/b, 4, 1, f.csv, 2020-01-02]",
            "+I[a/b, 4, 2, f.csv, 2020-01-02]",
            "+I[c, 2, 3, f.csv, null]"),
        Rows.drainWithRestores(table.schema(), () -> reader(table), 1));
    write("/home/in/day=today/k=x/f.csv", "3\n");
    assertEquals(
        "table 't': file '/home/in/day=today/k=x/f.csv': partition column 'day': expected DATE such"
            + " as '2020-12-30', but the folder says 'today'",
        failure(table, new ArrayList<>()));
    files.delete("/home/in/day=today");
    write("/home/in/day=2020-01-03/f.csv", "3\n");
    assertTrue(failure(table, new ArrayList<>()).contains("lies in no folder 'k=…'"));
  }

  @Test
  void headersAndByteOrderMarks() throws IOException {
    write("/home/in/a.csv", "\uFEFFa,b\n1,p\n");
    write("/home/in/b.csv", "\"a\nx\",b\n2,q\n");
    write("/home/in/c.csv", "a,b");
    TestTable table = table().option("csv.ignore-first-line", "true");
    assertEquals(
        List.of("+I[1, p]", "+I[2, q]"),
        Rows.drainWithRestores(table.schema(), () -> reader(table), 1));
    write("/home/in/a.csv", "\uFEFF7,b\n");
    files.delete("/home/in/b.csv");
    files.delete("/home/in/c.csv");
    assertEquals(List.of("+I[7, b]"), run(table(), new ArrayList<>()));
  }

  @Test
  void skippedRecordsAreCounted() throws IOException {
    write("/home/in/a.csv", "1,p,x\n2,q\n3,p,y\n");
    TestTable table = table().option("csv.ignore-parse-errors", "true");
    SourceReader reader = reader(table);
    assertEquals(List.of("+I[2, q]"), Rows.drain(table.schema(), reader, 10));
    assertEquals(2, reader.skippedRecords());
  }

  @Test
  void rowsBeforeABadRecordComeFirst() throws IOException {
    write("/home/in/a.json", "{\"a\":1}\n{\"a\":2}\n{\"a\":\n");
    TestTable table =
        new TestTable()
            .format(new JsonFactory())
            .files(files)
            .option("path", "in")
            .column("a", Types.INT);
    SourceReader reader = reader(table);
    assertEquals(List.of("+I[1]", "+I[2]"), Rows.of(table.schema(), reader.poll(10).batch()));
    assertEquals(
        "table 't': /home/in/a.json:3: malformed JSON: expected a value at byte 7, but found the"
            + " end of the record, in '{\"a\":'",
        assertThrows(MillraceException.class, () -> reader.poll(10)).getMessage());
  }

  @Test
  void aContinuousSourceWaitsForMore() throws IOException {
    SimulatedClock clock = world.clock();
    write("/home/in/a.csv", "1,p\n2,");
    TestTable table = table().option("source.monitor-interval", "5 s").clock(clock);
    assertFalse(source(table).capabilities().bounded());
    SourceReader reader = reader(table);
    assertEquals(List.of("+I[1, p]"), Rows.drain(table.schema(), reader, 10));
    write("/home/in/a.csv", "1,p\n2,q\n3,r");
    write("/home/in/b.csv", "9,z\n");
    assertEquals(List.of(), Rows.drain(table.schema(), reader, 10));
    assertEquals(5000, reader.poll(10).retryMillis());
    clock.advance(5000);
    assertEquals(List.of("+I[2, q]", "+I[9, z]"), Rows.drain(table.schema(), reader, 10));
    clock.advance(50_000);
    assertEquals(List.of(), Rows.drain(table.schema(), reader, 10));
    // What is left at the end of a file is a record when it has not changed for a minute.
    clock.advance(10_000);
    assertEquals(List.of("+I[3, r]"), Rows.drain(table.schema(), reader, 10));
    Polled polled = reader.poll(10);
    assertEquals(Status.WAIT, polled.status());
    assertNull(polled.batch());
    SourceReader restored = reader(table);
    restored.restore(polled.position().entries());
    assertEquals(List.of(), Rows.drain(table.schema(), restored, 10));
    write("/home/in/a.csv", "1,p\n2,q\n3,r\n4,s\n");
    clock.advance(5000);
    assertEquals(List.of("+I[4, s]"), Rows.drain(table.schema(), restored, 10));
  }

  @Test
  void instancesShareTheFilesAtAnyParallelism() throws IOException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      write("/home/in/f" + i + ".csv", i + ",x\n" + i + ",y\n");
      all.add("+I[" + i + ", x]");
      all.add("+I[" + i + ", y]");
    }
    TestTable table = table();
    List<String> seen = new ArrayList<>();
    List<byte[]> positions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      SourceReader reader = source(table).reader(i, 3);
      Polled polled = null;
      for (int n = 0; n < 3; n++) {
        polled = reader.poll(1);
        seen.addAll(Rows.of(table.schema(), polled.batch()));
      }
      positions.addAll(polled.position().entries());
    }
    for (int parallelism : List.of(1, 2, 3, 7)) {
      List<String> rows = new ArrayList<>(seen);
      for (int i = 0; i < parallelism; i++) {
        SourceReader reader = source(table).reader(i, parallelism);
        reader.restore(positions);
        rows.addAll(Rows.drain(table.schema(), reader, 3));
      }
      assertEquals(all.stream().sorted().toList(), rows.stream().sorted().toList());
    }
  }

  @Test
  void capabilitiesSayWhatOrderNeeds() {
    assertEquals(Integer.MAX_VALUE, source(table()).capabilities().maxParallelism());
    assertEquals(1, source(table().ordered()).capabilities().maxParallelism());
    Source changes = source(table().format(new DebeziumFactory()));
    assertEquals(1, changes.capabilities().maxParallelism());
    assertTrue(changes.capabilities().changelog());
    assertTrue(changes.capabilities().bounded());
  }

  @Test
  void aLimitEndsTheInput() throws IOException {
    write("/home/in/a.csv", "1,p\n2,q\n3,r\n");
    TestTable table = table();
    assertEquals(2, Rows.drain(table.schema(), source(table).withLimit(2).reader(0, 1), 10).size());
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    assertEquals(
        "table 't': there is no file or folder '/home/in'", failure(table(), new ArrayList<>()));
    write("/home/in/a.csv.zst", "x");
    assertEquals(
        "table 't': not supported yet: files compressed as '.zst', such as '/home/in/a.csv.zst'",
        failure(table(), new ArrayList<>()));
    record Case(String option, String value, String message) {}
    for (Case c :
        List.of(
            new Case("path", "hdfs://x/y", "not supported yet: paths with 'hdfs:'"),
            new Case("path", " ", "option 'path': expected a path"),
            new Case("source.monitor-interval", "0 s", "must be above 0"),
            new Case("source.path.regex-pattern", "(", "expected a regular expression"),
            new Case("auto-compaction", "true", "not supported yet: option 'auto-compaction'"))) {
      String message =
          assertThrows(MillraceException.class, () -> source(table().option(c.option, c.value)))
              .getMessage();
      assertTrue(message.contains(c.message), message);
    }
    assertThrows(
        MillraceException.class,
        () ->
            new FilesystemFactory()
                .source(new TestTable().format(new CsvFactory()).column("a", Types.INT).context()));
  }

  @Test
  void ioFailuresMayPass() throws IOException {
    write("/home/in/a.csv", "1,p\n");
    files.failureRate(1);
    MillraceException failure =
        assertThrows(MillraceException.class, () -> reader(table()).poll(1));
    assertEquals(FailureClass.TRANSIENT, failure.failureClass());
    assertTrue(failure.getMessage().contains("cannot read '/home/in'"), failure.getMessage());
  }
}
