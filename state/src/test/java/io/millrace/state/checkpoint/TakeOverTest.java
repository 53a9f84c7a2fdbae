package io.millrace.state.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.state.protocol.RecoveryDecision.Candidate;
import io.millrace.state.snapshot.RunFolder;
import io.millrace.state.snapshot.RunRef;
import io.millrace.state.snapshot.TaskSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Jobs that begin with the savepoint of another one. */
class TakeOverTest {
  private static final CheckpointPaths GOOD = new CheckpointPaths("/good");
  private static final CheckpointPaths BAD = new CheckpointPaths("/bad");

  private final SimulatedPlatform world = new SimulatedPlatform(7);

  private CheckpointStore open(String folder) throws IOException {
    return CheckpointStore.open(world.platform(), new CheckpointPaths(folder), "job");
  }

  /** Publishes a checkpoint with one file. */
  private RunRef publish(CheckpointStore store, long checkpoint, String content)
      throws IOException {
    long attempt = store.beginAttempt();
    RunFolder folder = store.runFolder(0);
    String name = folder.newName();
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try (FileStore.Output out = folder.files().create(folder.path(name))) {
      out.write(bytes);
      out.sync();
    }
    folder.sync();
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    RunRef run = new RunRef(name, bytes.length, (int) crc.getValue(), 1, 0, 128);
    TaskSnapshot task = new TaskSnapshot(128, 0, 128, List.of(run), List.of(), List.of());
    store.publish(
        new Manifest(content, checkpoint, attempt, 1, false, List.of(task), List.of(), List.of()));
    return run;
  }

  /** A savepoint of another job; returns its file. */
  private RunRef savepoint(CheckpointPaths folder, long checkpoint) throws IOException {
    String job = "/of" + folder.folder();
    try (CheckpointStore store = open(job)) {
      RunRef run = publish(store, checkpoint, job);
      store.copyTo(folder, checkpoint);
      return run;
    }
  }

  private static String refused(CheckpointStore store, CheckpointPaths from) {
    return assertThrows(MillraceException.class, () -> store.takeOver(from)).getMessage();
  }

  @Test
  void aDamagedSavepointIsNotTakenOver() throws IOException {
    savepoint(GOOD, 7);
    RunRef run = savepoint(BAD, 3);
    String file = BAD.data(run.name());
    try (CheckpointStore store = open("/job")) {
      world.files().delete(file);
      String missing = "the savepoint in '/bad' is damaged: its file " + run.name() + " is missing";
      assertEquals(missing, refused(store, BAD));
      try (FileStore.Output out = world.files().create(file)) {
        out.write(new byte[2]);
      }
      assertTrue(refused(store, BAD).contains(run.name() + " has 2 bytes instead of 7"));
      world.files().delete(file);
      try (FileStore.Output out = world.files().create(file)) {
        out.write(new byte[7]);
      }
      assertTrue(refused(store, BAD).contains("the checksum of its file " + run.name()));
      world.files().corrupt(BAD.manifest(3), 20);
      assertTrue(refused(store, BAD).contains("the checksum of its manifest does not match"));
      world.files().delete(BAD.manifest(3));
      assertTrue(refused(store, BAD).contains("there is no savepoint and no checkpoint"));
      assertEquals(List.of(), store.candidates());
      assertTrue(store.takeOver(GOOD));
      assertEquals(List.of(new Candidate(7, null)), store.candidates());
    }
  }

  /** What was taken over by mistake gives way, what the job has made does not. */
  @Test
  void anotherSavepointMayBeNamedUntilTheJobHasACheckpoint() throws IOException {
    savepoint(GOOD, 7);
    savepoint(BAD, 9);
    try (CheckpointStore store = open("/job")) {
      assertTrue(store.takeOver(BAD));
      assertFalse(store.takeOver(BAD), "it is there");
    }
    try (CheckpointStore store = open("/job")) {
      store.beginAttempt();
      store.candidates();
      assertTrue(refused(store, new CheckpointPaths("/nowhere")).contains("no savepoint"));
      assertEquals(List.of(new Candidate(9, null)), store.candidates());
      assertTrue(store.takeOver(GOOD));
      assertEquals(List.of(new Candidate(7, null)), store.candidates());
      assertEquals("/of/good", store.read(7).job());
      publish(store, 8, "own");
      assertFalse(store.takeOver(BAD));
      store.retain(1);
      assertFalse(store.takeOver(BAD), "its own, though it is the only one");
      assertEquals(List.of(new Candidate(8, null)), store.candidates());
    }
    // The savepoints are as they were.
    try (CheckpointStore store = open("/other")) {
      assertTrue(store.takeOver(BAD));
      assertEquals(List.of(new Candidate(9, null)), store.candidates());
    }
  }

  @Test
  void aCheckpointOfTheSameNumberIsTheJobsOwn() throws IOException {
    savepoint(GOOD, 7);
    savepoint(BAD, 9);
    try (CheckpointStore store = open("/job")) {
      assertTrue(store.takeOver(GOOD));
      world.files().delete("/job/checkpoints");
      publish(store, 7, "own");
      assertFalse(store.takeOver(BAD));
    }
  }

  /** Fails each file call in turn, then crashes: the next run takes over what it is told to. */
  @Test
  void afterACrashAtAnyStepItIsTakenOver() throws IOException {
    boolean failed = true;
    for (int call = 1; failed; call++) {
      String job = "/job" + call;
      savepoint(new CheckpointPaths("/good" + call), 7);
      savepoint(new CheckpointPaths("/bad" + call), 9);
      try (CheckpointStore store = open(job)) {
        store.takeOver(new CheckpointPaths("/bad" + call));
        world.files().failCall(call);
        store.takeOver(new CheckpointPaths("/good" + call));
        failed = false;
      } catch (IOException e) {
        assertTrue(failed);
      }
      world.files().calm();
      world.crash();
      try (CheckpointStore store = open(job)) {
        store.takeOver(new CheckpointPaths("/good" + call));
        assertEquals(List.of(new Candidate(7, null)), store.candidates(), "call " + call);
        assertEquals("/of/good" + call, store.read(7).job());
      }
    }
  }

  @Test
  void aSavepointThatFailsLeavesNothing() throws IOException {
    try (CheckpointStore store = open("/job")) {
      publish(store, 1, "rows");
      world.files().capacity(0);
      assertThrows(IOException.class, () -> store.copyTo(GOOD, 1));
      world.files().calm();
      assertEquals(
          List.of(), world.files().paths().stream().filter(p -> p.startsWith("/good")).toList());
    }
  }
}
