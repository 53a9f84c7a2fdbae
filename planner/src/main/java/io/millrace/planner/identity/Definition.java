package io.millrace.planner.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a node computes, apart from how.
 *
 * @param text of the rows: which tables, filters, groups, joins they come from
 * @param columns of each column: what it means, whatever its position
 */
record Definition(String text, List<String> columns) {
  private static final int LONGEST = 100;
  private static final int HASH_BYTES = 16;

  Definition {
    columns = columns.stream().map(Definition::shortened).toList();
  }

  /** A text of bounded length that stands for a longer one. */
  static String shortened(String text) {
    return text.length() <= LONGEST ? text : hash(text);
  }

  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
