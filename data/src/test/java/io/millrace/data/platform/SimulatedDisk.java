package io.millrace.data.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What is on a disk and what of it is durable. Names live in a journal of changes until the folder
 * they are in is synced; bytes of a file are durable up to a length.
 */
final class SimulatedDisk {

  /** A file, however it is named. */
  static final class Content {
    byte[] bytes = new byte[0];
    int length;
    int durable;
    long modifiedMillis;

    void append(byte[] from, int offset, int count) {
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
      }
      System.arraycopy(from, offset, bytes, length, count);
      length += count;
    }
  }

  /** Names that change together; a null content is a name that goes. */
  private record Change(Map<String, Content> names) {}

  private final TreeMap<String, Content> names = new TreeMap<>();
  private final TreeMap<String, Content> durableNames = new TreeMap<>();
  private final List<Change> journal = new ArrayList<>();

  /** The files there are, by path. */
  TreeMap<String, Content> names() {
    return names;
  }

  void put(String path, Content content) {
    Map<String, Content> change = new HashMap<>();
    change.put(path, content);
    apply(change);
  }

  void remove(String path) {
    put(path, null);
  }

  void move(String from, String to) {
    Map<String, Content> change = new HashMap<>();
    change.put(from, null);
    change.put(to, names.get(from));
    apply(change);
  }

  private void apply(Map<String, Content> change) {
    apply(change, names);
    journal.add(new Change(change));
  }

  private static void apply(Map<String, Content> change, Map<String, Content> target) {
    change.forEach(
        (path, content) -> {
          if (content == null) {
            target.remove(path);
          } else {
            target.put(path, content);
          }
        });
  }

  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** All changes so far to names in {@code folder} are durable. */
  void syncFolder(String folder) {
    Map<String, Integer> reach = new HashMap<>();
    reach.put(folder, journal.size());
    settle(reach);
  }

  /**
   * Makes durable, for each folder, the changes before the number that {@code reach} has for it;
   * changes stay in order within each folder, and one that spans two folders is done in both.
   */
  private void settle(Map<String, Integer> reach) {
    boolean[] chosen = new boolean[journal.size()];
    for (int i = journal.size() - 1; i >= 0; i--) {
      for (String path : journal.get(i).names.keySet()) {
        chosen[i] |= reach.getOrDefault(folder(path), 0) > i;
      }
      if (chosen[i]) {
        int next = i + 1;
        journal.get(i).names.keySet().forEach(p -> reach.merge(folder(p), next, Math::max));
      }
    }
    List<Change> left = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        apply(journal.get(i).names, durableNames);
      } else {
        left.add(journal.get(i));
      }
    }
    journal.clear();
    journal.addAll(left);
  }

  /** Forgets what is not durable, as far as the random numbers say. */
  void crash(Random random) {
    Map<String, Integer> reach = new TreeMap<>();
    for (Change change : journal) {
      change.names.keySet().forEach(p -> reach.put(folder(p), 0));
    }
    reach.replaceAll((folder, none) -> upTo(journal.size(), random));
    settle(reach);
    journal.clear();
    names.clear();
    names.putAll(durableNames);
    for (Content content : names.values()) {
      content.length = content.durable + upTo(content.length - content.durable, random);
      content.durable = content.length;
    }
  }

  /** Nothing, everything or something between. */
  private static int upTo(int most, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> 0;
      case 1 -> most;
      default -> random.nextInt(most + 1);
    };
  }
}
