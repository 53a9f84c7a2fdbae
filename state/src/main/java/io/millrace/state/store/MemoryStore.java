package io.millrace.state.store;

import io.millrace.data.bytes.Slice;
import io.millrace.data.platform.FileStore;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store that reads runs through a file store and holds their rows in memory: for simulations. */
public final class MemoryStore implements OrderedStore {
  private final FileStore files;
  private final NavigableMap<byte[], byte[]> rows =
      new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

  public MemoryStore(FileStore files) {
    this.files = files;
  }

  @Override
  public void ingest(String runPath) throws IOException {
    try (RunReader run = new RunReader(files, runPath)) {
      for (RunReader.Range range : run.rangeDeletions()) {
        rows.subMap(range.from(), range.to()).clear();
      }
      Slice value = new Slice();
      while (run.next()) {
        byte[] key = Arrays.copyOf(run.key(), run.keyLength());
        if (run.isDeletion()) {
          rows.remove(key);
        } else {
          rows.put(key, run.value(value).toByteArray());
        }
      }
    }
  }

  @Override
  public byte[][] get(byte[][] keys) {
    byte[][] values = new byte[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      values[i] = rows.get(keys[i]);
    }
    return values;
  }

  @Override
  public void scan(byte[] prefix, RowVisitor visitor) {
    for (Map.Entry<byte[], byte[]> row : rows.tailMap(prefix, true).entrySet()) {
      byte[] key = row.getKey();
      boolean fits =
          key.length >= prefix.length
              && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
      if (!fits) {
        return;
      }
      visitor.row(key, row.getValue());
    }
  }

  @Override
  public void close() {
    rows.clear();
  }
}
