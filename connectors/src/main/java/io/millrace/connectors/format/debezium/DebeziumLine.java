package io.millrace.connectors.format.debezium;

import io.millrace.connectors.format.json.JsonCursor;
import io.millrace.connectors.format.json.JsonLines;
import io.millrace.connectors.format.json.JsonOptions;
import io.millrace.connectors.format.json.JsonRows;
import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import java.util.List;

/**
 * Reads a change. The fields of a change come in any order, so it is gone over twice: once to find
 * where the rows stand and what happened, then to read the rows that matter.
 */
final class DebeziumLine implements JsonLines.Line {
  private static final Slice BEFORE = Slice.of("before");
  private static final Slice AFTER = Slice.of("after");
  private static final Slice OP = Slice.of("op");
  private static final Slice PAYLOAD = Slice.of("payload");
  private static final int NONE = -1;

  private final boolean schemaIncluded;
  private final JsonRows before;
  private final JsonRows after;
  private final Slice text = new Slice();

  private int beforeAt;
  private int afterAt;
  private String operation;

  DebeziumLine(List<Field> schema, boolean schemaIncluded, JsonOptions options) {
    this.schemaIncluded = schemaIncluded;
    before = new JsonRows("before.", schema, options);
    after = new JsonRows("after.", schema, options);
  }

  @Override
  public void read(JsonCursor in, BatchBuilder out) {
    beforeAt = NONE;
    afterAt = NONE;
    operation = null;
    find(in, !schemaIncluded);
    int end = in.position();
    if (operation == null) {
      String hint = schemaIncluded ? "false" : "true";
      throw MillraceException.deterministic("the change has no field 'op'")
          .withHint(
              "Whether messages have a schema is said by 'debezium-json.schema-include' = '"
                  + hint
                  + "'.");
    }
    switch (operation) {
      case "c", "r" -> read(in, after, afterAt, "after", RowKind.I, out);
      case "u" -> {
        read(in, before, beforeAt, "before", RowKind.UB, out);
        read(in, after, afterAt, "after", RowKind.UA, out);
      }
      case "d" -> read(in, before, beforeAt, "before", RowKind.D, out);
      default ->
          throw MillraceException.deterministic(
              "field 'op': expected c, r, u or d, but the value is '" + operation + "'");
    }
    in.back(end);
  }

  private void find(JsonCursor in, boolean inPayload) {
    if (in.peek() != '{') {
      throw new BadValue("an object");
    }
    in.require('{');
    if (in.take('}')) {
      return;
    }
    do {
      in.peek();
      in.readString(text);
      boolean payload = !inPayload && text.contentEquals(PAYLOAD);
      boolean isBefore = inPayload && text.contentEquals(BEFORE);
      boolean isAfter = inPayload && text.contentEquals(AFTER);
      boolean isOp = inPayload && text.contentEquals(OP);
      in.require(':');
      boolean isNull = in.peek() == 'n';
      if (payload && !isNull) {
        find(in, true);
        continue;
      }
      beforeAt = isBefore ? isNull ? NONE : in.position() : beforeAt;
      afterAt = isAfter ? isNull ? NONE : in.position() : afterAt;
      if (isOp && in.peek() == '"') {
        operation = in.readString(text).toString();
      } else {
        in.skipValue(text);
      }
    } while (in.take(','));
    in.require('}');
  }

  private static void read(
      JsonCursor in, JsonRows rows, int at, String name, byte kind, BatchBuilder out) {
    if (at == NONE) {
      MillraceException error =
          MillraceException.deterministic("field '" + name + "' of the change is NULL");
      throw name.equals("before")
          ? error.withHint("In PostgreSQL, set REPLICA IDENTITY FULL for the table.")
          : error;
    }
    in.back(at);
    rows.read(in, out);
    out.endRow(kind);
  }
}
