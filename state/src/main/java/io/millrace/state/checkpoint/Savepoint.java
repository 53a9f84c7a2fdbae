package io.millrace.state.checkpoint;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileStore;
import io.millrace.state.snapshot.RunRef;
import io.millrace.state.snapshot.TaskSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A checkpoint that stands by itself: in a folder of its own, laid out as that of a job, which no
 * job deletes anything from. Files are linked where that can be, as none is ever written to again.
 *
 * <p>After a crash in the middle of a copy the target has no manifest, and may be copied to again.
 */
public final class Savepoint {
  private Savepoint() {}

  /**
   * The number of the newest checkpoint in a folder.
   *
   * @throws MillraceException if there is none
   */
  static long newest(FileStore files, CheckpointPaths paths) throws IOException {
    return files.list(paths.manifests()).stream()
        .flatMap(name -> CheckpointPaths.checkpointOf(name).stream())
        .mapToLong(Long::longValue)
        .max()
        .orElseThrow(
            () ->
                MillraceException.deterministic(
                        "there is no savepoint and no checkpoint in '" + paths.folder() + "'")
                    .withHint(
                        "Give the folder that STOP JOB … WITH SAVEPOINT named; it holds the"
                            + " folders 'checkpoints' and 'data'."));
  }

  /** The bytes of a manifest. */
  static byte[] bytes(FileStore files, CheckpointPaths paths, long checkpoint) throws IOException {
    try (InputStream in = files.read(paths.manifest(checkpoint), 0)) {
      return in.readAllBytes();
    }
  }

  /**
   * Reads a whole checkpoint to see that it can be restored, before anything rests on it.
   *
   * @throws MillraceException if it is damaged
   */
  static void verify(FileStore files, CheckpointPaths paths, long checkpoint) throws IOException {
    if (files.stat(paths.manifest(checkpoint)).kind() != FileStore.Kind.FILE) {
      throw damaged(paths, "its manifest is a folder", null);
    }
    for (TaskSnapshot task : manifest(paths, bytes(files, paths, checkpoint)).tasks()) {
      for (RunRef run : task.runs()) {
        String damage = FileCheck.damage(files, paths.data(run.name()), run);
        if (damage != null) {
          throw damaged(paths, damage, null);
        }
      }
    }
  }

  private static Manifest manifest(CheckpointPaths paths, byte[] bytes) {
    try {
      return ManifestFormat.read(bytes);
    } catch (ManifestFormat.DamagedException e) {
      throw damaged(paths, e.getMessage(), e);
    }
  }

  private static MillraceException damaged(CheckpointPaths paths, String why, IOException cause) {
    return MillraceException.deterministic(
            "the savepoint in '" + paths.folder() + "' is damaged: " + why, cause)
        .withHint(
            "Nothing was taken over. Copy the savepoint again, whole, or name another one in"
                + " 'execution.state-recovery.path'.");
  }

  /** Copies a checkpoint with all it needs; when this returns, the copy is durable. */
  static void copy(FileStore files, CheckpointPaths from, long checkpoint, CheckpointPaths to)
      throws IOException {
    byte[] bytes = bytes(files, from, checkpoint);
    Manifest manifest = manifest(from, bytes);
    Set<String> names = names(manifest);
    for (String name : names) {
      files.delete(to.data(name));
      files.link(from.data(name), to.data(name));
    }
    if (!names.isEmpty()) {
      files.syncFolder(to.data());
    }
    // Attempts of the job that continues from the copy must not use the names of its files again.
    try (FileStore.Output out = files.create(to.attempt(manifest.attempt()))) {
      out.sync();
    } catch (FileAlreadyExistsException e) {
      // All the better.
    }
    files.syncFolder(to.attempts());
    String unpublished = to.unpublished(checkpoint, manifest.attempt());
    files.delete(unpublished);
    try (FileStore.Output out = files.create(unpublished)) {
      out.write(bytes);
      out.sync();
    }
    files.move(unpublished, to.manifest(checkpoint));
    files.syncFolder(to.manifests());
  }

  private static Set<String> names(Manifest manifest) {
    Set<String> names = new LinkedHashSet<>();
    for (TaskSnapshot task : manifest.tasks()) {
      task.runs().stream().map(RunRef::name).forEach(names::add);
    }
    return names;
  }
}
