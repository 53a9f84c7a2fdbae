package io.millrace.state.store;

/**
 * A finished run.
 *
 * @param path where it is
 * @param sizeBytes its size
 * @param crc32c checksum of all its bytes
 * @param entries how many rows and deletions it holds
 */
public record RunFile(String path, long sizeBytes, int crc32c, long entries) {}
