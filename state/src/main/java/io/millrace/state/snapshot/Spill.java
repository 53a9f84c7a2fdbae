package io.millrace.state.snapshot;

import io.millrace.data.bytes.Slice;
import io.millrace.state.store.MergedRuns;
import io.millrace.state.store.OrderedStore;
import io.millrace.state.store.RunWriter;
import io.millrace.state.table.Fetch;
import io.millrace.state.table.StateFailure;
import io.millrace.state.table.StoredRows;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The store of a task, beneath its tables: opened when memory runs short, fed with every run of the
 * chain, asked for rows that were evicted. Work on it is done one piece after the other, in the
 * order in which the task's thread submits it; reading is not part of that.
 */
final class Spill implements StoredRows {
  /** Something to be done on an I/O thread. */
  interface Work {
    void run() throws IOException;
  }

  private final SpillSettings settings;
  private final RunFolder folder;
  private final Deque<Work> queue = new ArrayDeque<>();

  /** To be done last, even after a failure; null: nothing yet. */
  private Work last;

  private boolean working;
  private volatile OrderedStore store;
  private Throwable failure;
  private boolean opened;

  Spill(SpillSettings settings, RunFolder folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** Whether {@link #open} was called. */
  boolean isOpened() {
    return opened;
  }

  /** Opens the store with what the chain holds. */
  void open(List<RunRef> chain) {
    opened = true;
    submit(() -> openNow(chain));
  }

  /** The same on this thread, which may block. */
  void openNow(List<RunRef> chain) throws IOException {
    opened = true;
    OrderedStore fresh = settings.stores().open();
    store = fresh;
    if (chain.stream().map(r -> r.fromKeyGroup() + "-" + r.toKeyGroup()).distinct().count() < 2) {
      for (RunRef run : chain) {
        fresh.ingest(folder.path(run.name()));
      }
    } else {
      // Runs of several former tasks: one may hold outdated rows of what another one owned.
      ingestMerged(fresh, chain);
    }
  }

  private void ingestMerged(OrderedStore fresh, List<RunRef> chain) throws IOException {
    String path = folder.path(folder.newName());
    List<MergedRuns.Input> inputs = new ArrayList<>();
    chain.forEach(run -> inputs.add(StartingPoint.input(folder, run)));
    try (MergedRuns rows = new MergedRuns(folder.files(), inputs);
        RunWriter writer = new RunWriter(folder.files(), path)) {
      Slice value = new Slice();
      while (rows.next()) {
        if (!rows.isDeletion()) {
          rows.value(value);
          writer.put(rows.key(), rows.keyLength(), value.array, value.offset, value.length);
        }
      }
      writer.finish();
    }
    fresh.ingest(path);
    folder.files().delete(path);
  }

  /** Feeds the store with a run that is newer than all before. */
  void ingest(RunRef run) {
    submit(() -> store.ingest(folder.path(run.name())));
  }

  /** Does work after all that was submitted before. */
  synchronized void submit(Work work) {
    queue.add(work);
    if (!working) {
      goOn();
    }
  }

  private void workOff() {
    Work work = next();
    try {
      work.run();
    } catch (Throwable e) {
      note(e);
    }
    goOn();
    settings.wake().run();
  }

  /** After a failure the rest is skipped. */
  private synchronized Work next() {
    Work work = queue.remove();
    return failure == null || work == last ? work : () -> {};
  }

  private synchronized void goOn() {
    working = !queue.isEmpty();
    if (working) {
      try {
        settings.io().execute(this::workOff);
      } catch (Throwable e) {
        // No thread can be had: nobody else would tell the task.
        note(e);
        working = false;
        settings.wake().run();
      }
    }
  }

  private synchronized void note(Throwable e) {
    failure = failure == null ? e : failure;
  }

  /** Whether all that was submitted is done. Throws what made something fail. */
  @Override
  public synchronized boolean isIdle() {
    if (failure != null) {
      throw StateFailure.of("spill state", failure);
    }
    return !working;
  }

  @Override
  public void begin(Fetch fetch) {
    settings
        .io()
        .execute(
            () -> {
              try {
                fill(fetch);
                fetch.complete();
              } catch (Throwable e) {
                fetch.fail(e);
              }
              settings.wake().run();
            });
  }

  private void fill(Fetch fetch) throws IOException {
    if (fetch.prefixes()) {
      for (byte[] prefix : fetch.wanted()) {
        store.scan(prefix, fetch::add);
      }
      return;
    }
    byte[][] keys = fetch.wanted().toArray(byte[][]::new);
    byte[][] values = store.get(keys);
    for (int i = 0; i < keys.length; i++) {
      fetch.add(keys[i], values[i]);
    }
  }

  /** Closes the store, after what is being done. */
  synchronized void close() {
    if (!opened) {
      return;
    }
    last =
        () -> {
          if (store != null) {
            store.close();
          }
        };
    submit(last);
  }
}
