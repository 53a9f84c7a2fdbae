package io.millrace.state.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A manifest as bytes: a line of JSON with its version, then a line with the CRC32C of the first,
 * in hexadecimal.
 */
final class ManifestFormat {
  static final int VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  private ManifestFormat() {}

  /** A manifest that cannot be read; the message completes "is damaged: ". */
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static byte[] write(Manifest manifest) {
    try {
      ObjectNode tree = JSON.valueToTree(manifest);
      ObjectNode versioned = JSON.createObjectNode().put("version", VERSION);
      versioned.setAll(tree);
      byte[] body = JSON.writeValueAsBytes(versioned);
      String text = new String(body, StandardCharsets.UTF_8) + "\n" + checksum(body) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest cannot be written as JSON", e);
    }
  }

  static Manifest read(byte[] bytes) throws DamagedException {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    byte[] body = Arrays.copyOf(bytes, end);
    String expected = new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8).strip();
    if (!checksum(body).equals(expected)) {
      throw new DamagedException("the checksum of its manifest does not match", null);
    }
    try {
      JsonNode tree = JSON.readTree(body);
      int version = tree.path("version").asInt();
      if (version != VERSION) {
        throw new DamagedException(
            "its manifest has version " + version + ", this build reads " + VERSION, null);
      }
      ((ObjectNode) tree).remove("version");
      return JSON.treeToValue(tree, Manifest.class);
    } catch (DamagedException e) {
      throw e;
    } catch (IOException e) {
      throw new DamagedException("its manifest is no manifest", e);
    }
  }

  private static String checksum(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return String.format("%08x", crc.getValue());
  }
}
