package io.millrace.connectors.format.changes;

import io.millrace.connectors.format.json.JsonCursor;
import io.millrace.connectors.format.json.JsonLines;
import io.millrace.connectors.format.json.JsonOptions;
import io.millrace.connectors.format.json.JsonRows;
import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a change. Its fields come in any order, so it is gone over twice: once to find where the
 * rows stand and what happened, then to read the rows. A field that {@code old} does not have is as
 * it is in {@code data}.
 */
final class ChangeLine implements JsonLines.Line {
  private static final int NONE = -1;

  private final ChangeForm form;
  private final JsonRows data;
  private final JsonRows old;
  private final BatchBuilder after;
  private final Slice text = new Slice();

  private int dataAt;
  private int oldAt;
  private String type;
  private String database;
  private String table;
  private boolean definition;

  ChangeLine(List<Field> schema, ChangeForm form, JsonOptions options) {
    this.form = form;
    data = new JsonRows("data.", schema, options);
    old = new JsonRows("old.", schema, options);
    after = new BatchBuilder(schema, 1);
  }

  @Override
  public void read(JsonCursor in, BatchBuilder out) {
    dataAt = NONE;
    oldAt = NONE;
    type = null;
    database = null;
    table = null;
    definition = false;
    find(in);
    int end = in.position();
    if (definition || !matches(form.database(), database) || !matches(form.table(), table)) {
      return;
    }
    if (type == null) {
      throw MillraceException.deterministic("the change has no field 'type'");
    }
    if (type.equals(form.insert())) {
      rows(in, RowKind.I, out);
    } else if (type.equals(form.delete())) {
      rows(in, RowKind.D, out);
    } else if (type.equals(form.update())) {
      updates(in, out);
    } else if (!(type.equals("CREATE") && dataAt == NONE)) {
      throw MillraceException.deterministic(
          "field 'type': expected %s, %s or %s, but the value is '%s'"
              .formatted(form.insert(), form.update(), form.delete(), type));
    }
    in.back(end);
  }

  private static boolean matches(Pattern pattern, String name) {
    return pattern == null || name != null && pattern.matcher(name).matches();
  }

  private void find(JsonCursor in) {
    if (in.peek() != '{') {
      throw new BadValue("an object");
    }
    in.require('{');
    if (in.take('}')) {
      return;
    }
    do {
      in.peek();
      String name = in.readString(text).toString();
      in.require(':');
      field(name, in);
    } while (in.take(','));
    in.require('}');
  }

  private void field(String name, JsonCursor in) {
    int first = in.peek();
    int at = first == 'n' ? NONE : in.position();
    boolean string = first == '"';
    switch (name) {
      case "data" -> dataAt = at;
      case "old" -> oldAt = at;
      case "isDdl" -> definition = first == 't';
      default -> {}
    }
    if (string && (name.equals("type") || name.equals("database") || name.equals("table"))) {
      String value = in.readString(text).toString();
      switch (name) {
        case "type" -> type = value;
        case "database" -> database = value;
        default -> table = value;
      }
    } else {
      in.skipValue(text);
    }
  }

  private void rows(JsonCursor in, byte kind, BatchBuilder out) {
    start(in, dataAt, "data");
    if (form.many() && in.take(']')) {
      return;
    }
    do {
      data.read(in, out);
      out.endRow(kind);
    } while (form.many() && in.take(','));
  }

  /** The rows after the change are read first: they complete those before it. */
  private void updates(JsonCursor in, BatchBuilder out) {
    start(in, dataAt, "data");
    after.truncate(0);
    if (form.many() && in.take(']')) {
      return;
    }
    do {
      data.read(in, after);
      after.endRow(RowKind.I);
    } while (form.many() && in.take(','));
    Batch rows = after.build();
    start(in, oldAt, "old");
    for (int row = 0; row < rows.rows(); row++) {
      if (row > 0 && !in.take(',')) {
        throw MillraceException.deterministic("the arrays 'data' and 'old' have not one length");
      }
      old.read(in, out, rows, row);
      out.endRow(RowKind.UB);
      for (int c = 0; c < rows.columns().length; c++) {
        out.column(c).copyFrom(rows.column(c), row);
      }
      out.endRow(RowKind.UA);
    }
  }

  private void start(JsonCursor in, int at, String name) {
    if (at == NONE) {
      throw MillraceException.deterministic("field '" + name + "' of the change is NULL");
    }
    in.back(at);
    if (form.many()) {
      if (in.peek() != '[') {
        throw new BadValue("an array of rows in '" + name + "'");
      }
      in.require('[');
    }
  }
}
