package io.millrace.data.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileStore.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both the real and the simulated files do. */
class FileStoreTest {
  @TempDir Path folder;

  private static void write(FileStore files, String path, String text) throws IOException {
    try (FileStore.Output out = files.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.sync();
    }
  }

  private static String read(FileStore files, String path, long from) throws IOException {
    try (InputStream in = files.read(path, from)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void localFiles() throws IOException {
    check(new LocalFileStore(), folder.toString());
    checkLocks(new LocalFileStore(), folder.toString());
  }

  @Test
  void simulatedFiles() throws IOException {
    check(new SimulatedPlatform(1).files(), "/sim/folder");
    checkLocks(new SimulatedPlatform(1).files(), "/sim/folder");
  }

  private static void check(FileStore files, String root) throws IOException {
    String a = root + "/x/y/a";
    assertEquals(List.of(), files.list(root + "/x"));
    write(files, a, "hello");
    assertEquals(List.of("y"), files.list(root + "/x"));
    assertEquals("llo", read(files, a, 2));
    assertEquals("", read(files, a, 9));
    assertEquals(5, files.stat(a).sizeBytes());
    assertTrue(files.stat(a).modifiedMillis() > 0);
    assertEquals(Kind.FOLDER, files.stat(root + "/x").kind());
    assertEquals(Kind.MISSING, files.stat(root + "/z").kind());
    assertThrows(FileAlreadyExistsException.class, () -> files.create(a));
    assertThrows(FileAlreadyExistsException.class, () -> files.create(a + "/below"));
    assertThrows(NoSuchFileException.class, () -> files.read(root + "/z", 0));
    assertThrows(NoSuchFileException.class, () -> files.move(root + "/z", root + "/zz"));
    assertThrows(NoSuchFileException.class, () -> files.link(root + "/z", root + "/zz"));
    assertThrows(NoSuchFileException.class, () -> files.syncFolder(root + "/z"));
    files.link(a, root + "/x/b");
    assertThrows(FileAlreadyExistsException.class, () -> files.link(a, root + "/x/b"));
    write(files, root + "/c", "old");
    files.move(a, root + "/c");
    files.syncFolder(root);
    assertEquals("hello", read(files, root + "/c", 0));
    assertEquals("hello", read(files, root + "/x/b", 0));
    assertEquals(List.of("b", "y"), files.list(root + "/x"));
    files.delete(root + "/x");
    files.delete(root + "/x");
    assertEquals(List.of("c"), files.list(root));
    byte[] large = new byte[100_000];
    try (FileStore.Output out = files.create(root + "/d")) {
      out.write(1);
      out.write(large);
      out.write(large, 0, 10);
    }
    assertEquals(100_011, files.stat(root + "/d").sizeBytes());
  }

  private static void checkLocks(FileLocks locks, String root) throws IOException {
    Closeable held = locks.tryLock(root + "/locks/job").orElseThrow();
    assertTrue(locks.tryLock(root + "/locks/job").isEmpty());
    locks.tryLock(root + "/locks/other").orElseThrow().close();
    held.close();
    locks.tryLock(root + "/locks/job").orElseThrow().close();
  }

  @Test
  void failuresBecomeWords() {
    MillraceException missing = FileFailure.of("read", "/a", new NoSuchFileException("/a"));
    assertEquals("cannot read '/a': there is no such file", missing.getMessage());
    assertEquals(FailureClass.DETERMINISTIC, missing.failureClass());
    MillraceException full =
        FileFailure.of("write", "/a", new IOException("No space left on device"));
    assertEquals("cannot write '/a': the disk is full", full.getMessage());
    assertEquals(FailureClass.TRANSIENT, full.failureClass());
    assertEquals(
        "cannot write '/a': the file system failed (IOException)",
        FileFailure.of("write", "/a", new IOException()).getMessage());
  }

  /** A folder that became a file stays one however often the job starts again. */
  @Test
  void aFileInPlaceOfAFolderIsNotRetried() throws IOException {
    LocalFileStore files = new LocalFileStore();
    write(files, folder + "/plain", "x");
    String below = folder + "/plain/part";
    for (org.junit.jupiter.api.function.Executable attempt :
        List.<org.junit.jupiter.api.function.Executable>of(
            () -> files.read(below, 0).close(),
            () -> files.create(below).close(),
            () -> files.move(below, folder + "/other"),
            () -> files.read(folder + "/" + "n".repeat(300), 0).close(),
            () -> files.read(folder.toString(), 0).read())) {
      IOException failure = assertThrows(IOException.class, attempt);
      MillraceException said = FileFailure.of("write", below, failure);
      assertEquals(FailureClass.DETERMINISTIC, said.failureClass(), said.getMessage());
    }
  }

  @Test
  void theRealPlatformRunsBlockingWork() throws Exception {
    Platform platform = LocalPlatform.create(1);
    java.util.concurrent.CompletableFuture<String> name =
        new java.util.concurrent.CompletableFuture<>();
    platform.io().execute(() -> name.complete(Thread.currentThread().getName()));
    assertEquals("millrace-io-1", name.get(10, java.util.concurrent.TimeUnit.SECONDS));
    assertTrue(platform.clock().currentTimeMillis() > 0);
  }
}
