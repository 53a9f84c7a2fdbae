package io.millrace.connectors.filesystem.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Folders {@code key=value} that say what the partition columns of the files in them are, as Hive
 * names them: some characters are written as {@code %} and two hexadecimal digits.
 */
public final class PartitionFolders {
  private static final String ESCAPED = "\"#%'*/:=?\\{}[]^\u007F";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PartitionFolders() {}

  /** The values by key that the folders of a relative path say. */
  public static Map<String, String> values(String path) {
    Map<String, String> values = new HashMap<>();
    List<String> names = split(path);
    for (String name : names.subList(0, names.size() - 1)) {
      int equals = name.indexOf('=');
      if (equals > 0) {
        values.put(unescape(name.substring(0, equals)), unescape(name.substring(equals + 1)));
      }
    }
    return values;
  }

  private static List<String> split(String path) {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      names.add(path.substring(from, slash));
      from = slash + 1;
    }
    names.add(path.substring(from));
    return names;
  }

  /** The folder of a key and value, neither of them empty. */
  public static String folder(String key, String value) {
    return escape(key) + "=" + escape(value);
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || ESCAPED.indexOf(c) >= 0) {
        out.append('%').append(HEX.toHexDigits((byte) c));
      } else {
        out.append(c);
      }
    }
    // A name of dots alone would be another folder.
    return out.toString().replaceFirst("^\\.+$", "%2E".repeat(out.length()));
  }

  private static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      boolean escape =
          in[i] == '%'
              && i + 2 < in.length
              && Character.digit(in[i + 1], 16) >= 0
              && Character.digit(in[i + 2], 16) >= 0;
      if (escape) {
        out[length++] =
            (byte) (Character.digit(in[i + 1], 16) << 4 | Character.digit(in[i + 2], 16));
        i += 2;
      } else {
        out[length++] = in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }
}
