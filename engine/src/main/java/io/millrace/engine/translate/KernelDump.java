package io.millrace.engine.translate;

import io.millrace.data.platform.FileStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Keeps the source of kernels that do not compile, for who looks for the mistake in the generator:
 * in the folder that the system property {@code millrace.kernel-dump} names; without it nothing is
 * kept.
 */
record KernelDump(FileStore files) implements Consumer<String> {
  private static final String FOLDER = "millrace.kernel-dump";

  @Override
  public void accept(String source) {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return;
    }
    String path = folder + "/Kernel-" + Integer.toHexString(source.hashCode()) + ".java";
    try (FileStore.Output out = files.create(path)) {
      out.write(source.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It is there from an earlier run, or cannot be kept: the error itself is reported anyway.
    }
  }
}
