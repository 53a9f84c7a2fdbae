package io.millrace.data.platform;

import io.millrace.data.platform.SimulatedDisk.Content;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files in memory that are as forgetful as {@link FileStore} allows: at a {@link #crash()} each
 * file keeps a seed-chosen prefix of what was not synced, each folder a seed-chosen prefix of the
 * changes of names since it was synced. Faults can be injected. For one thread.
 */
public final class SimulatedFileStore implements FileStore, FileLocks {
  private final Random random;
  private final SimulatedClock clock;
  private final SimulatedDisk disk = new SimulatedDisk();
  private final Set<String> folders = new TreeSet<>();
  private final Set<String> locked = new HashSet<>();
  private int generation;
  private long calls;
  private long failingCall = -1;
  private long dyingCall = -1;
  private boolean dead;
  private String landmark;
  private int landmarksLeft;
  private int callsBeyond;
  private double failureRate;
  private long capacityBytes = Long.MAX_VALUE;
  private int slowMillis;

  public SimulatedFileStore(long seed, SimulatedClock clock) {
    random = new Random(seed);
    this.clock = clock;
  }

  /** Calls so far, each write and sync of an output included. */
  public long calls() {
    return calls;
  }

  /** The {@code n}th call from now (1: the next) fails with an I/O error; a write is torn. */
  public void failCall(int n) {
    failingCall = calls + n;
  }

  /**
   * The process dies within the {@code n}th call from now (1: the next): that call and all after it
   * fail without effect, but that a dying write may be torn, until {@link #crash()} or {@link
   * #kill()}.
   */
  public void dieAtCall(int n) {
    dyingCall = calls + n;
  }

  /**
   * As {@link #dieAtCall}, counted from the {@code occurrence}th call (1: the first) on a path with
   * {@code text} in it.
   */
  public void dieNear(String text, int occurrence, int n) {
    landmark = text;
    landmarksLeft = occurrence;
    callsBeyond = n;
  }

  /** Whether the process died within a call and was not followed by another yet. */
  public boolean dead() {
    return dead;
  }

  /** From now on calls fail with this probability. */
  public void failureRate(double probability) {
    failureRate = probability;
  }

  /** Writes beyond this total fail, after what fits was written. */
  public void capacity(long bytes) {
    capacityBytes = bytes;
  }

  /** From now on each call takes up to so much of the clock's time. */
  public void slow(int millis) {
    slowMillis = millis;
  }

  /** No faults any more. */
  public void calm() {
    failingCall = -1;
    dyingCall = -1;
    landmark = null;
    failureRate = 0;
    capacityBytes = Long.MAX_VALUE;
    slowMillis = 0;
  }

  /** Forgets what was not synced; open files and locks are gone. */
  public void crash() {
    kill();
    disk.crash(random);
  }

  /** The process is gone, the machine is not: open files and locks are gone, no byte is. */
  public void kill() {
    generation++;
    locked.clear();
    dead = false;
    dyingCall = -1;
    landmark = null;
  }

  /** Flips a bit of a file: what a failing disk does. The file must have that many bytes. */
  public void corrupt(String path, int atByte) {
    disk.names().get(path).bytes[atByte] ^= 1;
  }

  /** Cuts a file. */
  public void cut(String path, int length) {
    Content content = disk.names().get(path);
    content.length = length;
    content.durable = Math.min(content.durable, length);
  }

  /** Paths of all files, sorted. */
  public List<String> paths() {
    return new ArrayList<>(disk.names().keySet());
  }

  /** All bytes of a file. */
  public byte[] bytes(String path) throws IOException {
    Content content = find(path);
    return Arrays.copyOf(content.bytes, content.length);
  }

  /** Whether this call, which is counted, is to fail. */
  private boolean fails(String path) {
    calls++;
    if (landmark != null && path.contains(landmark) && --landmarksLeft == 0) {
      dyingCall = calls + callsBeyond - 1;
      landmark = null;
    }
    if (slowMillis > 0) {
      clock.advance(random.nextInt(slowMillis + 1));
    }
    dead |= calls == dyingCall;
    return dead || calls == failingCall || failureRate > 0 && random.nextDouble() < failureRate;
  }

  private void call(String path) throws IOException {
    if (fails(path)) {
      throw new FileSystemException(path, null, "injected I/O error");
    }
  }

  private Content find(String path) throws IOException {
    Content content = disk.names().get(path);
    if (content == null) {
      throw new NoSuchFileException(path);
    }
    return content;
  }

  private void makeFolders(String path) throws IOException {
    for (String f = SimulatedDisk.folder(path); !f.isEmpty(); f = SimulatedDisk.folder(f)) {
      if (disk.names().containsKey(f)) {
        throw new FileAlreadyExistsException(f);
      }
      folders.add(f);
    }
  }

  private boolean isFolder(String path) {
    String inside = path + "/";
    String first = disk.names().ceilingKey(inside);
    return folders.contains(path) || first != null && first.startsWith(inside);
  }

  @Override
  public InputStream read(String path, long fromByte) throws IOException {
    call(path);
    Content content = find(path);
    int from = (int) Math.min(fromByte, content.length);
    byte[] rest = Arrays.copyOfRange(content.bytes, from, content.length);
    return new ByteArrayInputStream(rest);
  }

  @Override
  public Output create(String path) throws IOException {
    call(path);
    if (disk.names().containsKey(path) || isFolder(path)) {
      throw new FileAlreadyExistsException(path);
    }
    makeFolders(path);
    Content content = new Content();
    content.modifiedMillis = clock.currentTimeMillis();
    disk.put(path, content);
    return new SimulatedOutput(path, content, generation);
  }

  @Override
  public Entry stat(String path) throws IOException {
    call(path);
    Content content = disk.names().get(path);
    if (content == null) {
      return new Entry(isFolder(path) ? Kind.FOLDER : Kind.MISSING, 0, 0);
    }
    return new Entry(Kind.FILE, content.length, content.modifiedMillis);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    call(folder);
    Set<String> found = new TreeSet<>();
    String inside = folder + "/";
    Set<String> all = new TreeSet<>(disk.names().keySet());
    all.addAll(folders);
    for (String path : all) {
      if (path.startsWith(inside)) {
        String rest = path.substring(inside.length());
        found.add(rest.indexOf('/') < 0 ? rest : rest.substring(0, rest.indexOf('/')));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public void move(String from, String to) throws IOException {
    call(from);
    find(from);
    makeFolders(to);
    disk.move(from, to);
  }

  @Override
  public void link(String existing, String name) throws IOException {
    call(name);
    if (disk.names().containsKey(name)) {
      throw new FileAlreadyExistsException(name);
    }
    makeFolders(name);
    disk.put(name, find(existing));
  }

  @Override
  public void delete(String path) throws IOException {
    call(path);
    for (String file : paths()) {
      if (file.equals(path) || file.startsWith(path + "/")) {
        disk.remove(file);
      }
    }
    folders.removeIf(f -> f.equals(path) || f.startsWith(path + "/"));
  }

  @Override
  public void syncFolder(String folder) throws IOException {
    call(folder);
    if (!isFolder(folder)) {
      throw new NoSuchFileException(folder);
    }
    disk.syncFolder(folder);
  }

  @Override
  public Optional<Closeable> tryLock(String path) throws IOException {
    call(path);
    int taken = generation;
    if (!locked.add(path)) {
      return Optional.empty();
    }
    return Optional.of(
        () -> {
          if (generation == taken) {
            locked.remove(path);
          }
        });
  }

  private final class SimulatedOutput extends Output {
    private final String path;
    private final Content content;
    private final int openedIn;
    private boolean closed;

    SimulatedOutput(String path, Content content, int openedIn) {
      this.path = path;
      this.content = content;
      this.openedIn = openedIn;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      check();
      boolean failing = fails(path);
      long free = capacityBytes - usedBytes();
      int written = (int) Math.max(0, Math.min(count, free));
      content.append(bytes, offset, failing ? random.nextInt(written + 1) : written);
      content.modifiedMillis = clock.currentTimeMillis();
      if (failing) {
        throw new FileSystemException(path, null, "injected I/O error");
      }
      if (written < count) {
        throw new FileSystemException(path, null, "No space left on device");
      }
    }

    private long usedBytes() {
      if (capacityBytes == Long.MAX_VALUE) {
        return 0;
      }
      return new HashSet<>(disk.names().values()).stream().mapToLong(c -> c.length).sum();
    }

    @Override
    public void sync() throws IOException {
      check();
      call(path);
      content.durable = content.length;
    }

    @Override
    public void close() {
      closed = true;
    }

    private void check() throws IOException {
      if (dead) {
        throw new IOException(path + " is written by a process that is dead");
      }
      if (closed || openedIn != generation) {
        throw new IOException(
            path + (closed ? " is closed" : " was open when the process crashed"));
      }
    }
  }
}
