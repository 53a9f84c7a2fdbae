package io.millrace.data.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedFileStoreTest {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A file "/f/a" of which "dur" is synced and "able" is not, in a synced folder if so told. */
  private static SimulatedFileStore crashed(long seed, boolean synced) throws IOException {
    SimulatedFileStore files = new SimulatedPlatform(seed).files();
    FileStore.Output out = files.create("/f/a");
    out.write(utf8("dur"));
    out.sync();
    out.write(utf8("able"));
    if (synced) {
      files.syncFolder("/f");
    }
    files.crash();
    assertThrows(IOException.class, () -> out.write(1));
    return files;
  }

  @Test
  void aCrashKeepsAPrefixOfWhatWasNotSynced() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (int seed = 0; seed < 200; seed++) {
      SimulatedFileStore files = crashed(seed, true);
      seen.add(new String(files.bytes("/f/a"), StandardCharsets.UTF_8));
    }
    assertEquals(Set.of("dur", "dura", "durab", "durabl", "durable"), seen);
  }

  @Test
  void aNameIsDurableWhenItsFolderWasSynced() throws IOException {
    Set<List<String>> seen = new java.util.HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      SimulatedFileStore files = crashed(seed, false);
      seen.add(files.paths());
      assertEquals(FileStore.Kind.FOLDER, files.stat("/f").kind());
    }
    assertEquals(Set.of(List.of(), List.of("/f/a")), seen);
  }

  @Test
  void aMovedFileIsNeverLost() throws IOException {
    Set<List<String>> seen = new java.util.HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      SimulatedFileStore files = new SimulatedPlatform(seed).files();
      files.create("/from/a").close();
      files.syncFolder("/from");
      files.create("/to/b").close();
      files.move("/from/a", "/to/b");
      if (seed % 2 == 0) {
        files.syncFolder("/from");
      }
      files.crash();
      seen.add(files.paths());
      assertTrue(seed % 2 == 1 || files.paths().equals(List.of("/to/b")));
    }
    assertEquals(Set.of(List.of("/from/a"), List.of("/to/b"), List.of("/from/a", "/to/b")), seen);
  }

  @Test
  void theSameSeedGivesTheSameCrash() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      List<String> runs = new ArrayList<>();
      for (int run = 0; run < 2; run++) {
        SimulatedFileStore files = crashed(seed, false);
        runs.add(files.paths() + (files.paths().isEmpty() ? "" : "" + files.bytes("/f/a").length));
      }
      assertEquals(runs.get(0), runs.get(1));
    }
  }

  @Test
  void injectedFaults() throws IOException {
    SimulatedPlatform world = new SimulatedPlatform(7);
    SimulatedFileStore files = world.files();
    FileStore.Output out = files.create("/f/a");
    files.failCall(2);
    out.write(utf8("12345"));
    assertThrows(IOException.class, () -> out.write(utf8("67890")));
    assertTrue(files.bytes("/f/a").length < 10);
    files.capacity(files.bytes("/f/a").length + 2);
    assertThrows(IOException.class, () -> out.write(utf8("abc")));
    files.failureRate(1);
    assertThrows(IOException.class, () -> files.list("/f"));
    files.calm();
    files.slow(100);
    long before = world.clock().nanoTime();
    for (int i = 0; i < 20; i++) {
      files.stat("/f/a");
    }
    assertTrue(world.clock().nanoTime() > before);
    assertTrue(files.tryLock("/f/lock").isPresent());
    world.crash();
    assertTrue(files.tryLock("/f/lock").isPresent());
  }

  @Test
  void aDeadProcessDoesNothingMore() throws IOException {
    SimulatedFileStore files = new SimulatedPlatform(3).files();
    FileStore.Output out = files.create("/f/a");
    out.write(utf8("12"));
    files.dieAtCall(2);
    out.sync();
    assertFalse(files.dead());
    assertThrows(IOException.class, () -> out.write(utf8("345")));
    assertTrue(files.dead());
    int torn = files.bytes("/f/a").length;
    assertThrows(IOException.class, () -> out.write(utf8("6")));
    assertThrows(IOException.class, () -> files.create("/f/b"));
    assertThrows(IOException.class, () -> files.move("/f/a", "/f/c"));
    files.kill();
    assertEquals(List.of("/f/a"), files.paths());
    assertEquals(torn, files.bytes("/f/a").length);
    assertFalse(files.dead());
    assertThrows(IOException.class, () -> out.write(utf8("7")));
    files.create("/f/b").close();
  }

  @Test
  void workRunsWhenToldInAnOrderOfTheSeed() {
    Set<String> orders = new TreeSet<>();
    for (int seed = 0; seed < 50; seed++) {
      SimulatedPlatform world = new SimulatedPlatform(seed);
      StringBuilder order = new StringBuilder();
      for (char c = 'a'; c < 'd'; c++) {
        char name = c;
        world.platform().io().execute(() -> order.append(name));
      }
      assertEquals(0, order.length());
      world.io().runAll();
      assertFalse(world.io().runOne());
      orders.add(order.toString());
    }
    assertEquals(6, orders.size());
  }
}
