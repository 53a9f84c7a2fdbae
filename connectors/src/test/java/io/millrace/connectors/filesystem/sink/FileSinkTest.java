package io.millrace.connectors.filesystem.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.connectors.filesystem.FilesystemFactory;
import io.millrace.connectors.format.csv.CsvFactory;
import io.millrace.connectors.format.debezium.DebeziumFactory;
import io.millrace.connectors.format.json.JsonFactory;
import io.millrace.connectors.testing.Rows;
import io.millrace.connectors.testing.TestTable;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Columns;
import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.SimulatedClock;
import io.millrace.data.platform.SimulatedFileStore;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.data.type.Types;
import io.millrace.executor.spi.Committer;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Sink.WriterContext;
import io.millrace.executor.spi.SinkWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileSinkTest {
  private SimulatedFileStore files = new SimulatedPlatform(1).files();

  private TestTable table() {
    return new TestTable()
        .format(new CsvFactory())
        .files(files)
        .option("path", "out")
        .column("a", Types.INT)
        .column("b", Types.STRING);
  }

  private static Sink sink(TestTable table) {
    return new FilesystemFactory().sink(table.context());
  }

  private static SinkWriter writer(TestTable table, int subtask, long epoch) {
    return sink(table).writer(new WriterContext("job", subtask, 2, 1, epoch));
  }

  private static Batch rows(int from, int to) {
    Object[] a = new Object[to - from];
    Object[] b = new Object[to - from];
    for (int i = from; i < to; i++) {
      a[i - from] = i;
      b[i - from] = i % 3 == 0 ? null : "v" + i % 3;
    }
    return Batch.of(a.length, Columns.of(Types.INT, a), Columns.of(Types.STRING, b));
  }

  /** Contents by path. */
  private TreeMap<String, String> contents() throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    for (String path : files.paths()) {
      contents.put(path, new String(files.bytes(path), StandardCharsets.UTF_8));
    }
    return contents;
  }

  @Test
  void rowsAreVisibleAfterTheCommit() throws IOException {
    TestTable table = table();
    Committer committer = sink(table).committer();
    try (SinkWriter writer = writer(table, 1, 3)) {
      writer.write(rows(0, 2));
      writer.write(rows(2, 3).withSelection(new int[] {0}, 1));
      assertEquals(List.of("/home/out/.part-job-1-3-0.csv"), files.paths());
      List<byte[]> third = writer.prepareCommit(3);
      assertEquals(1, third.size());
      assertEquals(List.of("/home/out/.part-job-1-3-0.csv"), files.paths());
      assertEquals(List.of(), writer.prepareCommit(4));
      writer.write(rows(5, 6));
      List<byte[]> fifth = writer.prepareCommit(5);
      committer.commit(third);
      committer.commit(fifth);
      committer.commit(third);
    }
    assertEquals(
        "{/home/out/part-job-1-3-0.csv=0,\n1,v1\n2,v2\n, /home/out/part-job-1-5-0.csv=5,v2\n}",
        contents().toString());
  }

  @Test
  void filesRollBySizeAndTime() throws IOException {
    SimulatedClock clock = new SimulatedClock();
    TestTable table =
        table()
            .clock(clock)
            .option("sink.rolling-policy.file-size", "10 b")
            .option("sink.rolling-policy.rollover-interval", "1 min")
            .option("csv.write-header", "true");
    try (SinkWriter writer = writer(table, 0, 1)) {
      writer.write(rows(1, 4));
      writer.write(rows(4, 5));
      clock.advance(60_000);
      writer.write(rows(5, 6));
      writer.write(rows(6, 7));
      sink(table).committer().commit(writer.prepareCommit(1));
    }
    assertEquals(
        List.of("a,b\n1,v1\n2,v2\n", "a,b\n3,\n4,v1\n", "a,b\n5,v2\n6,\n"),
        List.copyOf(contents().values()));
  }

  @Test
  void partitionsAreFolders() throws IOException {
    TestTable table =
        new TestTable()
            .format(new JsonFactory())
            .files(files)
            .option("path", "out")
            .column("p", Types.STRING)
            .column("v", Types.INT)
            .column("q", Types.DATE)
            .partitionedBy("p", "q");
    Batch batch =
        Batch.of(
            4,
            Columns.of(Types.STRING, "a/b", null, "a/b", ""),
            Columns.of(Types.INT, 1, 2, 3, 4),
            Columns.of(
                Types.DATE,
                java.time.LocalDate.of(2020, 1, 2),
                null,
                java.time.LocalDate.of(2020, 1, 2),
                java.time.LocalDate.of(2020, 1, 2)));
    try (SinkWriter writer = writer(table, 0, 1)) {
      writer.write(batch);
      sink(table).committer().commit(writer.prepareCommit(1));
    }
    assertEquals(
        "{/home/out/p=__DEFAULT_PARTITION__/q=2020-01-02/part-job-0-1-2.json={\"v\":4}\n"
            + ", /home/out/p=__DEFAULT_PARTITION__/q=__DEFAULT_PARTITION__/part-job-0-1-1.json="
            + "{\"v\":2}\n"
            + ", /home/out/p=a%2Fb/q=2020-01-02/part-job-0-1-0.json={\"v\":1}\n{\"v\":3}\n}",
        contents().toString());
    List<String> read =
        Rows.drain(
            table.schema(), new FilesystemFactory().source(table.context()).reader(0, 1), 10);
    assertEquals(
        List.of(
            "+I[null, 4, 2020-01-02]",
            "+I[null, 2, null]",
            "+I[a/b, 1, 2020-01-02]",
            "+I[a/b, 3, 2020-01-02]"),
        read);
  }

  @Test
  void changelogsAreWrittenIfTheFormatCan() throws IOException {
    TestTable table = table().format(new DebeziumFactory());
    assertTrue(sink(table).capabilities().updateBefore());
    assertTrue(!sink(table()).capabilities().updates());
    try (SinkWriter writer = writer(table, 0, 1)) {
      writer.write(rows(1, 2).withKinds(new byte[] {RowKind.D}));
      sink(table).committer().commit(writer.prepareCommit(1));
    }
    assertEquals(
        "{/home/out/part-job-0-1-0.json={\"before\":{\"a\":1,\"b\":\"v1\"},\"after\":null,"
            + "\"op\":\"d\"}\n}",
        contents().toString());
  }

  @Test
  void anEarlierRunIsNeverOverwritten() throws IOException {
    TestTable table = table();
    for (int run = 0; run < 3; run++) {
      try (SinkWriter writer = writer(table, 0, 1)) {
        writer.write(rows(run, run + 1));
        sink(table).committer().commit(writer.prepareCommit(1));
      }
    }
    assertEquals(3, files.paths().size());
    // Two at the same time.
    SinkWriter one = writer(table, 0, 1);
    SinkWriter two = writer(table, 0, 1);
    one.write(rows(10, 11));
    two.write(rows(11, 12));
    sink(table).committer().commit(two.prepareCommit(1));
    sink(table).committer().commit(one.prepareCommit(1));
    assertEquals(5, files.paths().size());
  }

  @Test
  void onlyOwnLeftoversAreRemoved() throws IOException {
    List<String> kept =
        List.of(
            "/home/out/.other",
            "/home/out/.part-job-2-0-1-0.csv",
            "/home/out/.part-other-0-1-0.csv",
            "/home/out/part-job-0-1-0.csv",
            "/home/out/sub/.part-job-0-1-0.csv");
    for (String path : kept) {
      files.create(path).close();
    }
    files.create("/home/out/.part-job-0-7-0.csv").close();
    files.create("/home/out/k=v/l=w/.part-job-12-7-3.csv").close();
    sink(table()).committer().removeLeftovers("job");
    assertEquals(kept, files.paths());
    sink(table().option("path", "nowhere")).committer().removeLeftovers("job");
  }

  /** A job that crashes at the n-th call of the file system, whatever it is, and is restored. */
  private List<String> runWithCrash(long seed, int call) throws IOException {
    SimulatedPlatform world = new SimulatedPlatform(seed);
    files = world.files();
    TestTable table = table().option("sink.rolling-policy.file-size", "20 b").partitionedBy("b");
    List<List<byte[]>> manifest = new ArrayList<>(List.of(List.of()));
    int[] rowsDone = {0};
    files.failCall(call);
    for (boolean done = false; !done; ) {
      try {
        epochs(table, manifest, rowsDone);
        done = true;
      } catch (MillraceException | IOException e) {
        files.calm();
        world.crash();
      }
    }
    files.calm();
    for (String path : files.paths()) {
      assertTrue(!path.contains("/."), "a leftover: " + path);
    }
    return Rows.drain(
        table.schema(), new FilesystemFactory().source(table.context()).reader(0, 1), 10);
  }

  /** Restores, then writes ten rows an epoch; the manifest holds the last epoch's committables. */
  private void epochs(TestTable table, List<List<byte[]>> manifest, int[] rowsDone)
      throws IOException {
    Committer committer = sink(table).committer();
    committer.commit(manifest.get(0));
    committer.removeLeftovers("job");
    long epoch = rowsDone[0] / 10 + 1L;
    SinkWriter writer = writer(table, 0, epoch);
    while (rowsDone[0] < 30) {
      writer.write(rows(rowsDone[0], rowsDone[0] + 10));
      List<byte[]> committables = writer.prepareCommit(epoch++);
      manifest.set(0, committables);
      rowsDone[0] += 10;
      committer.commit(committables);
    }
    writer.close();
  }

  @Test
  void everyRowIsWrittenOnceWhereverItCrashes() throws IOException {
    List<String> expected = null;
    for (int call = 1; call < 120; call++) {
      for (long seed = 0; seed < 3; seed++) {
        List<String> rows = runWithCrash(seed, call).stream().sorted().toList();
        expected = expected == null ? rows : expected;
        assertEquals(30, rows.size());
        assertEquals(expected, rows, "call " + call + " seed " + seed);
      }
    }
  }

  @Test
  void closingRemovesWhatNoCheckpointHolds() throws IOException {
    SinkWriter writer = writer(table(), 0, 1);
    writer.write(rows(0, 1));
    List<byte[]> committables = writer.prepareCommit(1);
    writer.write(rows(1, 2));
    writer.close();
    assertEquals(List.of("/home/out/.part-job-0-1-0.csv"), files.paths());
    sink(table()).committer().commit(committables);
    assertEquals(List.of("/home/out/part-job-0-1-0.csv"), files.paths());
  }

  @Test
  void anyNameOfAJobIsFitForFiles() throws IOException {
    Sink sink = sink(table());
    SinkWriter writer = sink.writer(new WriterContext("täg/lich 100%", 0, 1, 1, 1));
    writer.write(rows(0, 1));
    assertEquals(List.of("/home/out/.part-t%C3%A4g%2Flich%20100%25-0-1-0.csv"), files.paths());
    sink.committer().removeLeftovers("täg");
    assertEquals(1, files.paths().size());
    sink.committer().removeLeftovers("täg/lich 100%");
    assertEquals(List.of(), files.paths());
  }

  @Test
  void anEmptyResultIsAFolder() throws IOException {
    SinkWriter writer = writer(table(), 0, 1);
    assertEquals(List.of(), writer.prepareCommit(1));
    writer.close();
    assertEquals(List.of(), files.paths());
    assertEquals(FileStore.Kind.FOLDER, files.stat("/home/out").kind());
  }

  @Test
  void whatCannotBeWrittenIsNamed() throws IOException {
    files.create("/home/out").close();
    MillraceException taken =
        assertThrows(MillraceException.class, () -> writer(table(), 0, 1).write(rows(0, 1)));
    assertEquals(
        "cannot write '/home/out': it is a file, but tables are written as folders",
        taken.getMessage());
    TestTable below = table().option("path", "out/below");
    MillraceException inside =
        assertThrows(MillraceException.class, () -> writer(below, 0, 1).write(rows(0, 1)));
    assertEquals(FailureClass.DETERMINISTIC, inside.failureClass());
    files.delete("/home/out");
    files.capacity(0);
    MillraceException full =
        assertThrows(
            MillraceException.class,
            () -> {
              SinkWriter writer = writer(table(), 0, 1);
              writer.write(rows(0, 1));
              writer.prepareCommit(1);
            });
    assertEquals(FailureClass.TRANSIENT, full.failureClass());
    assertTrue(full.getMessage().contains("the disk is full"), full.getMessage());
  }

  @Test
  void wrongTablesAreRefused() {
    assertThrows(MillraceException.class, () -> sink(table().partitionedBy("a", "b")));
    assertThrows(MillraceException.class, () -> sink(table().partitionedBy("z")));
    assertThrows(
        MillraceException.class,
        () -> sink(table().column("l", Types.array(Types.INT)).partitionedBy("l")));
  }
}
