package io.millrace.state.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.state.checkpoint.Manifest.Entries;
import io.millrace.state.protocol.RecoveryDecision.Candidate;
import io.millrace.state.snapshot.RunFolder;
import io.millrace.state.snapshot.RunRef;
import io.millrace.state.snapshot.TaskSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class CheckpointStoreTest {
  private static final CheckpointPaths PATHS = new CheckpointPaths("/job");

  private final SimulatedPlatform world = new SimulatedPlatform(7);

  private CheckpointStore open() throws IOException {
    return CheckpointStore.open(world.platform(), PATHS, "job");
  }

  /** Writes a file as a task would. */
  private RunRef run(RunFolder folder, String content) throws IOException {
    String name = folder.newName();
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try (FileStore.Output out = folder.files().create(folder.path(name))) {
      out.write(bytes);
      out.sync();
    }
    folder.sync();
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return new RunRef(name, bytes.length, (int) crc.getValue(), 1, 0, 128);
  }

  private static Manifest manifest(long checkpoint, long attempt, List<RunRef> runs) {
    TaskSnapshot task =
        new TaskSnapshot(
            128,
            0,
            128,
            runs,
            List.of(),
            List.of(new TaskSnapshot.CellValue("op", "cell", new byte[] {1, -2})));
    return new Manifest(
        "job",
        checkpoint,
        attempt,
        1234,
        false,
        List.of(task),
        List.of(new Entries("source", List.of(new byte[] {5}, new byte[0]))),
        List.of(new Entries("sink", List.of())));
  }

  @Test
  void thereMayBeNothingToForget() throws IOException {
    CheckpointStore store = open();
    store.forget();
    assertEquals(List.of(), store.candidates());
  }

  @Test
  void whatWasPublishedIsReadBack() throws IOException {
    try (CheckpointStore store = open()) {
      long attempt = store.beginAttempt();
      RunRef run = run(store.runFolder(0), "rows");
      store.publish(manifest(1, attempt, List.of(run)));
      assertEquals(List.of(new Candidate(1, null)), store.candidates());
      Manifest read = store.read(1);
      assertEquals(List.of(run), read.tasks().get(0).runs());
      assertArrayEquals(new byte[] {1, -2}, read.tasks().get(0).cells().get(0).value());
      assertArrayEquals(new byte[] {5}, read.sources().get(0).values().get(0));
      assertEquals(1234, read.timestampMillis());
    }
  }

  @Test
  void aSecondProcessIsRefused() throws IOException {
    try (CheckpointStore store = open()) {
      MillraceException error = assertThrows(MillraceException.class, this::open);
      assertTrue(error.getMessage().contains("is being run by another process"));
    }
    open().close();
  }

  @Test
  void attemptsAscendOverRestarts() throws IOException {
    try (CheckpointStore store = open()) {
      assertEquals(1, store.beginAttempt());
      assertEquals(2, store.beginAttempt());
    }
    try (CheckpointStore store = open()) {
      assertEquals(3, store.beginAttempt());
    }
  }

  @Test
  void aZombieCannotPublish() throws IOException {
    try (CheckpointStore zombie = open()) {
      long attempt = zombie.beginAttempt();
      try (FileStore.Output out = world.files().create(PATHS.attempt(attempt + 1))) {
        out.sync();
      }
      assertThrows(MillraceException.class, () -> zombie.publish(manifest(1, attempt, List.of())));
      assertEquals(List.of(), zombie.candidates());
    }
  }

  @Test
  void damageIsFoundAndNamed() throws IOException {
    try (CheckpointStore store = open()) {
      long attempt = store.beginAttempt();
      RunFolder folder = store.runFolder(0);
      List<RunRef> runs = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        runs.add(run(folder, "rows of " + i));
        store.publish(manifest(i, attempt, List.of(runs.get(i - 1))));
      }
      world.files().corrupt(PATHS.data(runs.get(1).name()), 2);
      world.files().cut(PATHS.data(runs.get(2).name()), 3);
      world.files().corrupt(PATHS.manifest(4), 20);
      List<Candidate> found = store.candidates();
      assertEquals("the checksum of its manifest does not match", found.get(0).damage());
      assertTrue(found.get(1).damage().contains("has 3 bytes instead of 9"));
      assertTrue(found.get(2).damage().contains("checksum of its file"));
      assertEquals(new Candidate(1, null), found.get(3));
    }
  }

  @Test
  void nothingIsReadBehindAWholeOne() throws IOException {
    try (CheckpointStore store = open()) {
      long attempt = store.beginAttempt();
      RunFolder folder = store.runFolder(0);
      RunRef old = run(folder, "old rows");
      store.publish(manifest(1, attempt, List.of(old)));
      store.publish(manifest(2, attempt, List.of(run(folder, "new rows"))));
      world.files().corrupt(PATHS.data(old.name()), 2);
      assertEquals(List.of(new Candidate(2, null)), store.candidates());
    }
  }

  @Test
  void aFolderInTheManifestsPlaceIsDamage() throws IOException {
    try (CheckpointStore store = open()) {
      long attempt = store.beginAttempt();
      store.publish(manifest(1, attempt, List.of()));
      world.files().create(PATHS.manifest(2) + "/file").close();
      assertEquals(
          List.of(new Candidate(2, "its manifest is a folder"), new Candidate(1, null)),
          store.candidates());
    }
  }

  @Test
  void onlyWhatNobodyNeedsIsDeleted() throws IOException {
    try (CheckpointStore store = open()) {
      long attempt = store.beginAttempt();
      RunFolder folder = store.runFolder(0);
      RunRef shared = run(folder, "shared");
      RunRef old = run(folder, "old");
      RunRef unfinished = run(folder, "being written");
      store.publish(manifest(1, attempt, List.of(shared, old)));
      store.publish(manifest(2, attempt, List.of(shared)));
      folder.released(old.name());
      store.retain(2);
      assertEquals(3, world.files().list(PATHS.data()).size());
      store.retain(1);
      assertEquals(
          List.of(shared.name(), unfinished.name()).stream().sorted().toList(),
          world.files().list(PATHS.data()));
      store.beginAttempt();
      store.sweep();
      assertEquals(List.of(shared.name()), world.files().list(PATHS.data()));
    }
  }

  /** Crashes after every number of calls to the file system: a restart always finds a whole one. */
  @Test
  void aCrashAnywhereLeavesAWholeCheckpoint() throws IOException {
    int survived = 0;
    for (int failing = 1; survived < 3; failing++) {
      SimulatedPlatform crashing = new SimulatedPlatform(failing);
      long promised = 0;
      try {
        promised = publishMany(crashing, failing);
        survived++;
      } catch (PublishedException e) {
        promised = e.published;
      }
      crashing.crash();
      crashing.files().calm();
      try (CheckpointStore store = CheckpointStore.open(crashing.platform(), PATHS, "job")) {
        store.beginAttempt();
        List<Candidate> found = store.candidates();
        long newest = found.isEmpty() ? 0 : found.get(0).checkpoint();
        assertTrue(newest >= promised, "call " + failing + ": lost checkpoint " + promised);
        for (Candidate candidate : found) {
          assertEquals(null, candidate.damage(), "call " + failing);
        }
        store.sweep();
        if (newest > 0) {
          assertEquals(newest, store.read(newest).checkpoint());
        }
      }
    }
  }

  private static final class PublishedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final long published;

    PublishedException(long published, IOException cause) {
      super(cause);
      this.published = published;
    }
  }

  /** Publishes until the {@code failing}th call to the file system fails. */
  private long publishMany(SimulatedPlatform crashing, int failing) throws PublishedException {
    long published = 0;
    crashing.files().failCall(failing);
    try {
      CheckpointStore store = CheckpointStore.open(crashing.platform(), PATHS, "job");
      long attempt = store.beginAttempt();
      RunFolder folder = store.runFolder(0);
      List<RunRef> chain = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        if (i == 3) {
          chain.forEach(r -> folder.released(r.name()));
          chain.clear();
        }
        chain.add(run(folder, "rows of " + i));
        store.publish(manifest(i, attempt, chain));
        published = i;
        store.retain(1);
      }
      return published;
    } catch (IOException e) {
      throw new PublishedException(published, e);
    }
  }
}
