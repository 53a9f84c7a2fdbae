package io.millrace.state.snapshot;

import io.millrace.state.table.KeyGroupRange;

/**
 * A run that is part of a state.
 *
 * @param name file name within the folder that tasks share
 * @param sizeBytes its size
 * @param crc32c checksum of all its bytes
 * @param entries rows and deletions in it
 * @param fromKeyGroup first key group of which its rows count
 * @param toKeyGroup end (exclusive) of the key groups of which its rows count
 */
public record RunRef(
    String name, long sizeBytes, int crc32c, long entries, int fromKeyGroup, int toKeyGroup) {

  boolean meets(KeyGroupRange range) {
    return fromKeyGroup < range.to() && toKeyGroup > range.from();
  }

  /** The same run, of which only the groups within {@code range} count. */
  RunRef within(KeyGroupRange range) {
    return new RunRef(
        name,
        sizeBytes,
        crc32c,
        entries,
        Math.max(fromKeyGroup, range.from()),
        Math.min(toKeyGroup, range.to()));
  }
}
