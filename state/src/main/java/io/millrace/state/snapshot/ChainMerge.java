package io.millrace.state.snapshot;

import io.millrace.data.bytes.Slice;
import io.millrace.state.store.MergedRuns;
import io.millrace.state.store.RunFile;
import io.millrace.state.store.RunReader;
import io.millrace.state.store.RunWriter;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.TableParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes one run of neighbours in a chain, so that chains stay short though each freeze adds a run.
 *
 * @param runs what is merged, oldest first
 * @param toTheBottom whether nothing older is below, so that deletions need not be kept
 */
record ChainMerge(List<RunRef> runs, boolean toTheBottom) {
  private static final int LONG_CHAIN = 8;

  /**
   * What of a chain should be merged; of nothing if it is fine. A run is merged once the newer ones
   * together have half its rows, so each row is rewritten a logarithmic number of times.
   */
  static ChainMerge of(List<RunRef> chain) {
    int first = chain.size();
    if (chain.size() >= LONG_CHAIN) {
      first--;
      long newer = chain.get(first).entries();
      while (first > 0 && chain.get(first - 1).entries() <= 2 * newer) {
        first--;
        newer += chain.get(first).entries();
      }
      if (chain.size() - first == 1) {
        first = chain.size() >= 2 * LONG_CHAIN ? chain.size() - LONG_CHAIN : chain.size();
      }
    }
    return new ChainMerge(chain.subList(first, chain.size()), first == 0);
  }

  boolean isEmpty() {
    return runs.isEmpty();
  }

  /**
   * Writes the merged run, durably. Blocks.
   *
   * @param expiredMillis by table number: rows that were last touched then or earlier are left out,
   *     if the merge goes to the bottom
   */
  RunRef write(RunFolder folder, KeyGroupRange keyGroups, Map<Integer, Long> expiredMillis)
      throws IOException {
    String name = folder.newName();
    List<MergedRuns.Input> inputs = new ArrayList<>();
    runs.forEach(run -> inputs.add(StartingPoint.input(folder, run)));
    try (MergedRuns rows = new MergedRuns(folder.files(), inputs);
        RunWriter writer = new RunWriter(folder.files(), folder.path(name))) {
      if (!toTheBottom) {
        for (RunReader.Range range : rows.rangeDeletions()) {
          writer.deleteRange(range.from(), range.to());
        }
      }
      copy(rows, writer, expiredMillis);
      RunFile file = writer.finish();
      folder.sync();
      return new RunRef(
          name, file.sizeBytes(), file.crc32c(), file.entries(), keyGroups.from(), keyGroups.to());
    }
  }

  private void copy(MergedRuns rows, RunWriter writer, Map<Integer, Long> expiredMillis)
      throws IOException {
    Slice value = new Slice();
    int tableId = -1;
    long expired = Long.MIN_VALUE;
    while (rows.next()) {
      if (rows.isDeletion()) {
        if (!toTheBottom) {
          writer.delete(rows.key(), rows.keyLength());
        }
        continue;
      }
      rows.value(value);
      if (toTheBottom && tableId != TableParts.tableId(rows.key())) {
        tableId = TableParts.tableId(rows.key());
        expired = expiredMillis.getOrDefault(tableId, Long.MIN_VALUE);
      }
      boolean gone = toTheBottom && TableParts.touchedMillis(value.array, value.offset) <= expired;
      if (!gone) {
        writer.put(rows.key(), rows.keyLength(), value.array, value.offset, value.length);
      }
    }
  }

  /** The chain with the merged run in the place of what was merged. */
  List<RunRef> applyTo(List<RunRef> chain, RunRef merged) {
    int at = chain.indexOf(runs.get(0));
    List<RunRef> changed = new ArrayList<>(chain);
    changed.subList(at, at + runs.size()).clear();
    changed.add(at, merged);
    return List.copyOf(changed);
  }
}
