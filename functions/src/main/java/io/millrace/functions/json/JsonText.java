package io.millrace.functions.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.data.error.MillraceException;
import java.util.Collection;
import java.util.Map;

/**
 * JSON as Java objects: maps, lists, strings, numbers (fractions as BigDecimal), booleans, null.
 * Keys are written in order.
 */
final class JsonText {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);

  private JsonText() {}

  /** What a text is not. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static Object parse(String text) throws Malformed {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new Malformed("malformed JSON: " + e.getOriginalMessage(), e);
    }
  }

  static String print(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw MillraceException.deterministic("cannot write JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Whether a value is neither an object nor an array. */
  static boolean isScalar(Object value) {
    return !(value instanceof Map) && !(value instanceof Collection);
  }
}
