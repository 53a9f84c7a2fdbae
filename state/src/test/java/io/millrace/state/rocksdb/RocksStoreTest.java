package io.millrace.state.rocksdb;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.platform.LocalPlatform;
import io.millrace.data.platform.Platform;
import io.millrace.state.store.OrderedStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest {
  /** A task may be closed while rows it asked for are being read. */
  @Test
  void readingAfterTheEndIsAnErrorAndNoCrash(@TempDir Path folder) throws IOException {
    Platform platform = LocalPlatform.create(1);
    try (RocksStores stores =
        new RocksStores(platform.files(), folder + "/rocks", new RocksCache(1 << 20))) {
      OrderedStore store = stores.open();
      store.close();
      assertThrows(IOException.class, () -> store.get(new byte[][] {{1}}));
      assertThrows(IOException.class, () -> store.scan(new byte[] {1}, (key, value) -> {}));
    }
  }
}
