package io.millrace.data.platform;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of this machine. */
@OuterWorld
public final class LocalFileStore implements FileStore, FileLocks {

  @Override
  public InputStream read(String path, long fromByte) throws IOException {
    FileChannel channel = FileChannel.open(Path.of(path), StandardOpenOption.READ);
    try {
      return Channels.newInputStream(channel.position(fromByte));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Output create(String path) throws IOException {
    Path file = Path.of(path);
    makeFolders(file.getParent());
    return new LocalOutput(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /** Makes a folder and those above it; each is durable before something is put into it. */
  private void makeFolders(Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    makeFolders(folder.getParent());
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    if (folder.getParent() != null) {
      force(folder.getParent());
    }
  }

  @Override
  public Entry stat(String path) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
      return new Entry(
          found.isDirectory() ? Kind.FOLDER : Kind.FILE,
          found.isDirectory() ? 0 : found.size(),
          found.lastModifiedTime().toMillis());
    } catch (NoSuchFileException e) {
      return new Entry(Kind.MISSING, 0, 0);
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (Stream<Path> names = Files.list(Path.of(folder))) {
      return names.map(p -> p.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path target = Path.of(to);
    makeFolders(target.getParent());
    Files.move(
        Path.of(from), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void link(String existing, String name) throws IOException {
    Path target = Path.of(name);
    makeFolders(target.getParent());
    try {
      Files.createLink(target, Path.of(existing));
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No hard links here, or another file system.
      Files.copy(Path.of(existing), target);
      force(target);
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Path victim = Path.of(path);
    if (Files.isDirectory(victim, LinkOption.NOFOLLOW_LINKS)) {
      List<Path> children;
      try (Stream<Path> names = Files.list(victim)) {
        children = names.toList();
      }
      for (Path child : children) {
        delete(child.toString());
      }
    }
    Files.deleteIfExists(victim);
  }

  @Override
  public void syncFolder(String folder) throws IOException {
    force(Path.of(folder));
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Optional<Closeable> tryLock(String path) throws IOException {
    Path file = Path.of(path);
    makeFolders(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      // This process holds it.
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }
}
