package io.millrace.planner.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was said of a catalog or database when it was made.
 *
 * @param options of WITH, in the order written
 * @param comment null if there is none
 */
public record Properties(Map<String, String> options, String comment) {
  /** Nothing was said. */
  public static final Properties NONE = new Properties(Map.of(), null);

  public Properties {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
