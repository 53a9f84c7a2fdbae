package io.millrace.state.snapshot;

import io.millrace.state.table.TableParts;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When state leaves memory, and how the chain of runs is kept short once it does. */
final class Spilling {
  private final SpillSettings settings;
  private final RunFolder folder;
  private final Map<Integer, TableParts> tables;
  private final Spill spill;
  private final MemoryPressure pressure;
  private Frozen own;
  private ChainMerge merging;
  private volatile RunRef merged;

  Spilling(SpillSettings settings, RunFolder folder, Map<Integer, TableParts> tables) {
    this.settings = settings;
    this.folder = folder;
    this.tables = tables;
    this.spill = new Spill(settings, folder);
    this.pressure = new MemoryPressure(settings.memory(), tables.values());
  }

  Spill spill() {
    return spill;
  }

  void close() {
    settings.memory().leave();
    spill.close();
  }

  /** While state is restored: opens the store once memory is full. Blocks. */
  boolean isFullAtRestore(List<RunRef> chain) throws IOException {
    if (!pressure.isOver()) {
      return false;
    }
    spill.openNow(chain);
    return true;
  }

  /**
   * Does a step's share of what memory needs.
   *
   * @param quiet whether nothing that was frozen is being written
   * @return whether changed rows are to be frozen and given to {@link #write}
   */
  boolean relieve(boolean quiet, RunChain chain) {
    boolean idle = spill.isIdle();
    if (merged != null) {
      chain.merged(merging, merged);
      merged = null;
      merging = null;
    }
    switch (pressure.relieve(spill.isOpened(), idle)) {
      case NOTHING -> {
        return false;
      }
      case STORE -> {
        // A full freeze says nothing of deleted rows: the store must not have older runs then.
        if (quiet) {
          spill.open(chain.runs());
        }
        return false;
      }
      case WRITING -> {
        return quiet;
      }
    }
    throw new AssertionError();
  }

  /**
   * Whether loading must wait, since tables are far over the budget and something is under way that
   * will help.
   *
   * @param writing whether something that was frozen is being written
   */
  boolean mustWait(boolean writing) {
    return pressure.isFarOver() && (writing || !spill.isIdle());
  }

  /** Writes what was frozen on this one's behalf. */
  void write(Frozen frozen) {
    own = frozen;
    settings
        .io()
        .execute(
            () -> {
              try {
                frozen.write();
              } catch (Throwable e) {
                // The frozen state keeps it for the task.
              }
              settings.wake().run();
            });
  }

  boolean isOwn(Frozen frozen) {
    return own == frozen;
  }

  /** A freeze was written; the chain has its run. */
  void written(Frozen frozen, RunChain chain) {
    own = own == frozen ? null : own;
    if (!spill.isOpened()) {
      return;
    }
    frozen.newRun().ifPresent(spill::ingest);
    if (merging == null) {
      ChainMerge merge = ChainMerge.of(chain.runs());
      if (!merge.isEmpty()) {
        merging = merge;
        Map<Integer, Long> expired = new HashMap<>();
        tables.forEach((id, parts) -> expired.put(id, parts.expiredMillis()));
        spill.submit(() -> merged = merge.write(folder, chain.keyGroups(), expired));
      }
    }
  }
}
