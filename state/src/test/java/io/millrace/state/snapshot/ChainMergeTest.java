package io.millrace.state.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Slice;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.state.store.MergedRuns;
import io.millrace.state.store.RunFile;
import io.millrace.state.store.RunWriter;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Keys;
import io.millrace.state.table.TableParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChainMergeTest {
  private static final int GROUPS = 3;

  @Test
  void aMergedChainSaysWhatTheChainSaid() throws IOException {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      SimpleFolder folder = new SimpleFolder(new SimulatedPlatform(seed).files(), "/r");
      List<RunRef> chain = new ArrayList<>();
      for (int i = 2 + random.nextInt(7); i > 0; i--) {
        chain.add(randomRun(folder, random));
      }
      SortedMap<String, String> before = content(folder, chain);
      int from = random.nextInt(chain.size() - 1);
      int to = from + 2 + random.nextInt(chain.size() - from - 1);
      ChainMerge merge = new ChainMerge(chain.subList(from, to), from == 0);
      RunRef merged = merge.write(folder, KeyGroupRange.all(GROUPS), Map.of());
      List<RunRef> after = merge.applyTo(chain, merged);
      assertEquals(chain.size() - (to - from) + 1, after.size());
      assertEquals(before, content(folder, after), "seed " + seed);
    }
  }

  private static byte[] key(int group, int number) {
    byte[] key = Arrays.copyOf(TableParts.prefix(1, group), 7);
    key[6] = (byte) number;
    return key;
  }

  private static RunRef randomRun(SimpleFolder folder, Random random) throws IOException {
    String name = folder.newName();
    try (RunWriter writer = new RunWriter(folder.files(), folder.path(name))) {
      if (random.nextBoolean()) {
        int group = random.nextInt(GROUPS);
        int number = random.nextInt(10);
        writer.deleteRange(key(group, number), key(group, number + 1 + random.nextInt(10)));
      }
      for (int i = 0; i < GROUPS * 20; i++) {
        byte[] key = key(i / 20, i % 20);
        byte[] value = {(byte) (random.nextInt() & ~1)};
        switch (random.nextInt(4)) {
          case 0 -> writer.put(key, key.length, value, 0, 1);
          case 1 -> writer.delete(key, key.length);
          default -> {}
        }
      }
      RunFile file = writer.finish();
      // Some runs count for a part of their key groups only, as after a change of parallelism.
      int fromGroup = random.nextInt(3) == 0 ? random.nextInt(GROUPS) : 0;
      return new RunRef(name, file.sizeBytes(), file.crc32c(), file.entries(), fromGroup, GROUPS);
    }
  }

  private static SortedMap<String, String> content(SimpleFolder folder, List<RunRef> chain)
      throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    List<MergedRuns.Input> inputs = new ArrayList<>();
    chain.forEach(run -> inputs.add(StartingPoint.input(folder, run)));
    Slice value = new Slice();
    try (MergedRuns rows = new MergedRuns(folder.files(), inputs)) {
      while (rows.next()) {
        if (!rows.isDeletion()) {
          String key = Arrays.toString(Arrays.copyOf(rows.key(), rows.keyLength()));
          content.put(key, Arrays.toString(rows.value(value).toByteArray()));
        }
      }
    }
    return content;
  }

  @Test
  void expiredRowsStayBehind() throws IOException {
    SimpleFolder folder = new SimpleFolder(new SimulatedPlatform(1).files(), "/r");
    TaskState state = new TaskState(KeyGroupRange.all(Keys.GROUPS), folder, List.of());
    KeyedTable table = state.operator("o").keyed(Keys.spec("t", false, 1, false, 1000));
    List<RunRef> chain = new ArrayList<>();
    for (long key = 0; key < 3; key++) {
      state.setTime(key * 400);
      long[] row = new long[1];
      table.findOrInsert(Keys.of(key), 0, 1, row);
      table.touch(row[0]);
      Frozen frozen = state.freeze();
      chain.add(frozen.write().runs().get(0));
      state.written(frozen);
    }
    Map<Integer, Long> expired = Map.of(TableInfo.id("o", "t"), 400L);
    RunRef merged = new ChainMerge(chain, true).write(folder, state.keyGroups(), expired);
    assertEquals(1, merged.entries());
    merged = new ChainMerge(chain, false).write(folder, state.keyGroups(), expired);
    assertEquals(3, merged.entries());
  }

  private static RunRef run(int number, long entries) {
    return new RunRef("r" + number, 1, 1, entries, 0, GROUPS);
  }

  @Test
  void chainsStayShortAndRowsAreRewrittenSeldom() {
    List<RunRef> chain = new ArrayList<>();
    long rewritten = 0;
    for (int i = 0; i < 1000; i++) {
      chain.add(run(i, 100));
      ChainMerge merge = ChainMerge.of(chain);
      if (!merge.isEmpty()) {
        long entries = merge.runs().stream().mapToLong(RunRef::entries).sum();
        rewritten += entries;
        chain = new ArrayList<>(merge.applyTo(chain, run(10_000 + i, entries)));
      }
      assertTrue(chain.size() <= 16, "a chain of " + chain.size());
    }
    assertTrue(rewritten < 1000 * 100 * 10, "rewritten " + rewritten);
  }
}
