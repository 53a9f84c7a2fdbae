package io.millrace.state.checkpoint;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.Platform;
import io.millrace.state.protocol.RecoveryDecision.Candidate;
import io.millrace.state.protocol.RetentionDecision;
import io.millrace.state.snapshot.RunFolder;
import io.millrace.state.snapshot.RunRef;
import io.millrace.state.snapshot.TaskSnapshot;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The checkpoints of one job, held by one process. Order of calls: {@link #open}; for each start of
 * the job {@link #beginAttempt}, {@link #candidates}, {@link #read}, {@link #sweep}; then {@link
 * #runFolder} for its tasks, {@link #publish} and {@link #retain} for each checkpoint; {@link
 * #close}. Calls block on I/O. One thread at a time, except for run folders, which are thread-safe.
 *
 * <p>After a crash at any point the published manifests are whole, each with all the files it
 * names: data is synced before its manifest is published, and deleted only when no manifest names
 * it.
 */
public final class CheckpointStore implements Closeable {
  private final FileStore files;
  private final CheckpointPaths paths;
  private final String job;
  private final Closeable lock;
  private final Set<String> live = Collections.synchronizedSet(new HashSet<>());

  /** Names of data files by published checkpoint, as far as their manifests could be read. */
  private final Map<Long, Set<String>> referred = new TreeMap<>();

  private long attempt;

  private CheckpointStore(FileStore files, CheckpointPaths paths, String job, Closeable lock) {
    this.files = files;
    this.paths = paths;
    this.job = job;
    this.lock = lock;
  }

  /**
   * Takes hold of a job's folder.
   *
   * @throws MillraceException if another process holds it
   */
  public static CheckpointStore open(Platform platform, CheckpointPaths paths, String job)
      throws IOException {
    Closeable lock =
        platform
            .locks()
            .tryLock(paths.lock())
            .orElseThrow(
                () ->
                    MillraceException.deterministic(
                            "job '"
                                + job
                                + "' is being run by another process, which holds '"
                                + paths.lock()
                                + "'")
                        .withHint(
                            "Stop that process, or give this job another name: SET"
                                + " 'pipeline.name' = '...'."));
    return new CheckpointStore(platform.files(), paths, job, lock);
  }

  /**
   * Copies a published checkpoint to a folder of its own; see {@link Savepoint}. If that fails,
   * nothing of the folder is left: where a disk is full, half a copy would keep it so.
   */
  public void copyTo(CheckpointPaths target, long checkpoint) throws IOException {
    try {
      Savepoint.copy(files, paths, checkpoint, target);
    } catch (IOException | RuntimeException e) {
      try {
        files.delete(target.folder());
      } catch (IOException undeletable) {
        e.addSuppressed(undeletable);
      }
      throw e;
    }
  }

  /**
   * Takes over the newest checkpoint of another folder, unless this job has made one of its own or
   * has begun with that one already.
   *
   * @return false if nothing was taken over
   * @throws MillraceException if there is none, or it is damaged; nothing has changed then
   */
  public boolean takeOver(CheckpointPaths source) throws IOException {
    List<Long> here = published();
    if (!here.isEmpty() && !isFromElsewhere(here, source)) {
      return false;
    }
    long checkpoint = Savepoint.newest(files, source);
    Savepoint.verify(files, source, checkpoint);
    if (!here.isEmpty()) {
      forget();
    }
    String manifest = Origin.checksum(Savepoint.bytes(files, source, checkpoint));
    new Origin(manifest, source.folder()).write(files, paths);
    Savepoint.copy(files, source, checkpoint, paths);
    return true;
  }

  /** Whether all that is here was taken over, from another folder than {@code source}. */
  private boolean isFromElsewhere(List<Long> here, CheckpointPaths source) throws IOException {
    Origin origin = Origin.read(files, paths);
    return origin != null
        && here.size() == 1
        && !origin.folder().equals(source.folder())
        && Origin.checksum(Savepoint.bytes(files, paths, here.get(0))).equals(origin.manifest());
  }

  /** Forgets all checkpoints. Their numbers and those of attempts are not used again. */
  public void forget() throws IOException {
    List<Long> all = published();
    for (long checkpoint : all) {
      files.delete(paths.manifest(checkpoint));
    }
    if (!all.isEmpty()) {
      files.syncFolder(paths.manifests());
    }
    files.delete(paths.data());
    files.delete(paths.origin());
    referred.clear();
  }

  /** Takes the next attempt number, which shuts out all earlier attempts. */
  public long beginAttempt() throws IOException {
    live.clear();
    while (true) {
      long next = newestAttempt() + 1;
      try (FileStore.Output out = files.create(paths.attempt(next))) {
        out.sync();
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      files.syncFolder(paths.attempts());
      attempt = next;
      return next;
    }
  }

  private long newestAttempt() throws IOException {
    long newest = 0;
    for (String name : files.list(paths.attempts())) {
      newest = Math.max(newest, CheckpointPaths.attemptOf(name).orElse(0L));
    }
    return newest;
  }

  /** Numbers of published checkpoints, oldest first. */
  private List<Long> published() throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (String name : files.list(paths.manifests())) {
      CheckpointPaths.checkpointOf(name).ifPresent(numbers::add);
    }
    Collections.sort(numbers);
    return numbers;
  }

  /**
   * Published checkpoints, newest first, each verified with all bytes of all its files, down to the
   * first that is whole: nobody goes on from one before it. They are durable then: what a
   * publication that failed half-way left may be visible and yet be lost in a crash, and sinks must
   * not commit what a crash takes back.
   */
  public List<Candidate> candidates() throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    List<Long> published = published();
    if (!published.isEmpty()) {
      files.syncFolder(paths.manifests());
    }
    boolean whole = false;
    for (int i = published.size() - 1; i >= 0 && !whole; i--) {
      String damage = damage(published.get(i));
      candidates.add(new Candidate(published.get(i), damage));
      whole = damage == null;
    }
    return candidates;
  }

  private String damage(long checkpoint) throws IOException {
    Manifest manifest;
    try {
      manifest = read(checkpoint);
    } catch (ManifestFormat.DamagedException e) {
      return e.getMessage();
    }
    for (TaskSnapshot task : manifest.tasks()) {
      for (RunRef run : task.runs()) {
        String damage = FileCheck.damage(files, paths.data(run.name()), run);
        if (damage != null) {
          return damage;
        }
      }
    }
    return null;
  }

  /** Reads a published manifest. */
  public Manifest read(long checkpoint) throws IOException {
    Manifest manifest;
    String path = paths.manifest(checkpoint);
    if (files.stat(path).kind() == FileStore.Kind.FOLDER) {
      throw new ManifestFormat.DamagedException("its manifest is a folder", null);
    }
    try (InputStream in = files.read(path, 0)) {
      manifest = ManifestFormat.read(in.readAllBytes());
    }
    referred.put(checkpoint, names(manifest));
    return manifest;
  }

  /** Deletes a checkpoint that a restore went behind; its number may then be used again. */
  public void discard(long checkpoint) throws IOException {
    files.delete(paths.manifest(checkpoint));
    files.syncFolder(paths.manifests());
    files.delete(paths.origin());
    referred.remove(checkpoint);
  }

  private static Set<String> names(Manifest manifest) {
    Set<String> names = new HashSet<>();
    for (TaskSnapshot task : manifest.tasks()) {
      task.runs().forEach(run -> names.add(run.name()));
    }
    return names;
  }

  /**
   * Publishes a checkpoint: when this returns, it is the one that a restart finds.
   *
   * @throws MillraceException if a later attempt has begun: this one must stop and commit nothing
   */
  public void publish(Manifest manifest) throws IOException {
    long checkpoint = manifest.checkpoint();
    String unpublished = paths.unpublished(checkpoint, attempt);
    files.delete(unpublished);
    try (FileStore.Output out = files.create(unpublished)) {
      out.write(ManifestFormat.write(manifest));
      out.sync();
    }
    long newest = newestAttempt();
    if (newest != attempt) {
      throw MillraceException.deterministic(
          "job '" + job + "': attempt " + newest + " has taken over from attempt " + attempt);
    }
    files.move(unpublished, paths.manifest(checkpoint));
    files.syncFolder(paths.manifests());
    referred.put(checkpoint, names(manifest));
  }

  /** Deletes all but the {@code keep} newest checkpoints, then the files that nobody needs. */
  public void retain(int keep) throws IOException {
    List<Long> surplus = RetentionDecision.surplus(published(), keep);
    for (long checkpoint : surplus) {
      files.delete(paths.manifest(checkpoint));
    }
    if (!surplus.isEmpty()) {
      files.syncFolder(paths.manifests());
      referred.keySet().removeAll(surplus);
    }
    sweep();
  }

  /** Deletes what crashed or failed attempts left behind. */
  public void sweep() throws IOException {
    Set<String> kept = new HashSet<>();
    for (long checkpoint : published()) {
      if (!referred.containsKey(checkpoint)) {
        try {
          read(checkpoint);
        } catch (ManifestFormat.DamagedException e) {
          return; // what it needs is not known: nothing is deleted while it is there
        }
      }
      kept.addAll(referred.get(checkpoint));
    }
    List<String> present = files.list(paths.data());
    for (String name : RetentionDecision.garbage(present, kept, Set.copyOf(live))) {
      files.delete(paths.data(name));
    }
    for (String name : files.list(paths.manifests())) {
      if (name.startsWith(".")) {
        files.delete(paths.manifests() + "/" + name);
      }
    }
    for (String name : files.list(paths.attempts())) {
      if (CheckpointPaths.attemptOf(name).orElse(attempt) < attempt) {
        files.delete(paths.attempts() + "/" + name);
      }
    }
  }

  /** Where task {@code task} of this attempt writes its runs. */
  public RunFolder runFolder(int task) {
    return new TaskFolder(task, attempt);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private final class TaskFolder implements RunFolder {
    private final int task;
    private final long ofAttempt;
    private long sequence;

    TaskFolder(int task, long ofAttempt) {
      this.task = task;
      this.ofAttempt = ofAttempt;
    }

    @Override
    public FileStore files() {
      return files;
    }

    @Override
    public synchronized String newName() {
      String name = CheckpointPaths.dataName(ofAttempt, task, ++sequence);
      live.add(name);
      return name;
    }

    @Override
    public String path(String name) {
      return paths.data(name);
    }

    @Override
    public void sync() throws IOException {
      files.syncFolder(paths.data());
    }

    @Override
    public void released(String name) {
      live.remove(name);
    }
  }
}
