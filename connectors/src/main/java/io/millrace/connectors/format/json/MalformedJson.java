package io.millrace.connectors.format.json;

/** A text that is not JSON. Thrown inside decoders only, so it has no stack trace. */
final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedJson(String message) {
    super(message, null, false, false);
  }
}
