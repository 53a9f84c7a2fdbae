package io.millrace.functions.json;

import io.millrace.data.bytes.Slice;
import io.millrace.functions.api.CallState;

/** The path of one place of call. */
public final class PathState implements CallState {
  private String text;
  private JsonPath path;

  JsonPath path(Slice wanted) {
    String now = wanted.toString();
    if (!now.equals(text)) {
      path = new JsonPath(now);
      text = now;
    }
    return path;
  }

  /**
   * What stands at a path of a document; null if nothing does. A malformed document is an error for
   * a strict path and has nothing for a lax one.
   */
  Object read(Slice document, Slice wanted) throws JsonPath.NotFound {
    JsonPath found = path(wanted);
    try {
      return found.read(JsonText.parse(document.toString()));
    } catch (JsonText.Malformed e) {
      if (found.isStrict()) {
        throw new JsonPath.NotFound(e.getMessage());
      }
      return null;
    }
  }
}
