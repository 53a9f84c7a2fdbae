package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** URLs. */
public final class UrlFunctions {
  private UrlFunctions() {}

  @SqlFunction(
      name = "URL_ENCODE",
      args = "STRING",
      returns = "STRING?",
      doc = "The string as application/x-www-form-urlencoded in UTF-8.")
  public static void encode(Slice text, SliceWriter out) {
    out.append(URLEncoder.encode(text.toString(), StandardCharsets.UTF_8));
  }

  @SqlFunction(
      name = "URL_DECODE",
      args = "STRING",
      returns = "STRING",
      doc = "The string that was written so; NULL if it was not.")
  public static void decode(Slice text, SliceWriter out, NullFlag flag) {
    try {
      out.append(URLDecoder.decode(text.toString(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      flag.isNull = true;
    }
  }

  @SqlFunction(
      name = "PARSE_URL",
      args = {"STRING", "STRING"},
      returns = "STRING",
      doc =
          "A part of the URL: HOST, PATH, QUERY, REF, PROTOCOL, AUTHORITY, FILE or USERINFO; with"
              + " QUERY and a third argument the value of that key.")
  public static void parse(Slice url, Slice part, SliceWriter out, NullFlag flag) {
    appendOrNull(partOf(url, part), out, flag);
  }

  @SqlFunction(
      name = "PARSE_URL",
      args = {"STRING", "STRING", "STRING"},
      returns = "STRING",
      doc = "See above.")
  public static void parse(Slice url, Slice part, Slice key, SliceWriter out, NullFlag flag) {
    String query = part.toString().equals("QUERY") ? partOf(url, part) : null;
    appendOrNull(query == null ? null : valueOf(query, key.toString()), out, flag);
  }

  private static void appendOrNull(String text, SliceWriter out, NullFlag flag) {
    if (text == null) {
      flag.isNull = true;
    } else {
      out.append(text);
    }
  }

  private static String valueOf(String query, String key) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(key + "=")) {
        return pair.substring(key.length() + 1);
      }
    }
    return null;
  }

  private static String partOf(Slice text, Slice part) {
    URL url;
    try {
      url = new URL(text.toString());
    } catch (MalformedURLException e) {
      return null;
    }
    return switch (part.toString()) {
      case "HOST" -> url.getHost();
      case "PATH" -> url.getPath();
      case "QUERY" -> url.getQuery();
      case "REF" -> url.getRef();
      case "PROTOCOL" -> url.getProtocol();
      case "FILE" -> url.getFile();
      case "AUTHORITY" -> url.getAuthority();
      case "USERINFO" -> url.getUserInfo();
      default -> null;
    };
  }
}
