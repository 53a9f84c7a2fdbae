package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.engine.codegen.source.Code;
import io.millrace.engine.codegen.source.KernelSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of one batch: a kernel binds them to fields once a batch, so that a row costs array
 * accesses only. Encoded columns are flattened when bound.
 */
public final class ColumnInputs implements Inputs {
  private static final String COLUMN = "io.millrace.data.column.";

  private final KernelSource kernel;
  private final String prefix;
  private final String position;
  private final List<DataType> types;
  private final Map<String, DataType> used = new LinkedHashMap<>();
  private final Code binding = new Code();

  /**
   * The columns of a batch.
   *
   * @param prefix of the names of fields
   * @param position name of the variable that holds the position
   * @param types of the columns
   */
  public ColumnInputs(KernelSource kernel, String prefix, String position, List<DataType> types) {
    this.kernel = kernel;
    this.prefix = prefix;
    this.position = position;
    this.types = List.copyOf(types);
  }

  @Override
  public Value read(int column, List<Integer> fields, Emitter out) {
    String name = prefix + column;
    DataType type = types.get(column);
    use(name, type, "columns[" + column + "]");
    List<String> nulls = new ArrayList<>();
    addNull(nulls, name, type);
    for (int field : fields) {
      String parent = name;
      name = name + "_" + field;
      type = ((RowType) type).fields().get(field).type();
      String source = "((%sColumn) %sc.fields().get(%d))";
      use(name, type, source.formatted(COLUMN, parent, field));
      addNull(nulls, name, type);
    }
    String isNull =
        nulls.isEmpty() || !out.tracksNulls()
            ? Value.NEVER
            : out.local("boolean", String.join(" || ", nulls));
    return load(name, type, isNull, out);
  }

  private void addNull(List<String> nulls, String name, DataType type) {
    if (type.mayBeNull()) {
      nulls.add(isNull(name + "n"));
    }
  }

  private String isNull(String bitmap) {
    return "%s != null && (%s[%s >>> 6] >>> %s & 1L) != 0L"
        .formatted(bitmap, bitmap, position, position);
  }

  private Value load(String name, DataType type, String isNull, Emitter out) {
    JavaKind kind = JavaKind.of(type);
    String at = "[" + position + "]";
    switch (kind) {
      case BOOLEAN -> {
        return Value.of(kind, out.local("boolean", name + "v" + at + " != 0"), isNull);
      }
      case INT, LONG, DOUBLE -> {
        return Value.of(kind, out.local(kind.type(), name + "v" + at), isNull);
      }
      case PAIR -> {
        String high = out.local("long", name + "h" + at);
        return new Value(kind, high, out.local("long", name + "l" + at), isNull);
      }
      case BYTES -> {
        String slice = out.kernel().scratch(kind.type(), "new " + kind.type() + "()");
        String start = out.local("int", name + "o" + at);
        out.code()
            .line(
                "%s.set(%sd, %s, %so[%s + 1] - %s);"
                    .formatted(slice, name, start, name, position, start));
        return Value.of(kind, slice, isNull);
      }
      default -> {
        return new Value(kind, name + "c", position, isNull);
      }
    }
  }

  private void use(String name, DataType type, String source) {
    if (used.putIfAbsent(name, type) != null) {
      return;
    }
    parts(type).forEach((suffix, javaType) -> kernel.field(javaType, name + suffix));
    String javaClass = columnClass(type);
    String column = name + "x";
    binding.line("%s %s = (%s) %s.flat();".formatted(javaClass, column, javaClass, source));
    for (String suffix : parts(type).keySet()) {
      String accessor =
          switch (suffix) {
            case "v" -> ".values()";
            case "h" -> ".high()";
            case "l" -> ".low()";
            case "d" -> ".data()";
            case "o" -> ".offsets()";
            case "n" -> ".nulls()";
            default -> "";
          };
      binding.line("%s%s = %s%s;".formatted(name, suffix, column, accessor));
    }
  }

  private static Map<String, String> parts(DataType type) {
    Map<String, String> parts = new LinkedHashMap<>();
    switch (type.physical()) {
      case INT, NULL -> parts.put("v", "int[]");
      case LONG -> parts.put("v", "long[]");
      case DOUBLE -> parts.put("v", "double[]");
      case LONG_PAIR -> {
        parts.put("h", "long[]");
        parts.put("l", "long[]");
      }
      case BYTES -> {
        parts.put("d", "byte[]");
        parts.put("o", "int[]");
      }
      case ROW, ARRAY, MAP -> parts.put("c", columnClass(type));
    }
    parts.put("n", "long[]");
    return parts;
  }

  private static String columnClass(DataType type) {
    String simple =
        switch (type.physical()) {
          case INT, NULL -> "IntColumn";
          case LONG -> "LongColumn";
          case DOUBLE -> "DoubleColumn";
          case LONG_PAIR -> "LongPairColumn";
          case BYTES -> "BytesColumn";
          case ROW -> "RowColumn";
          case ARRAY -> "ArrayColumn";
          case MAP -> "MapColumn";
        };
    return COLUMN + simple;
  }

  /** Adds {@code public void name(Column[] columns)}, to be called with each batch's columns. */
  public void addBindMethod(String name) {
    Code method = new Code();
    method.open("public void " + name + "(io.millrace.data.column.Column[] columns)");
    kernel.method(method.add(binding).close());
  }

  /** Copies the fields of all columns used so far to local variables of the same names. */
  public Code locals() {
    Code code = new Code();
    used.keySet().forEach(name -> addLocals(name, code));
    return code;
  }

  /** As {@link #locals()}, for some columns; their fields are left out. */
  public Code locals(Collection<Integer> columns) {
    Code code = new Code();
    columns.forEach(column -> addLocals(prefix + column, code));
    return code;
  }

  private void addLocals(String name, Code code) {
    parts(used.get(name))
        .forEach(
            (suffix, javaType) ->
                code.line(
                    "final %s %s = this.%s;".formatted(javaType, name + suffix, name + suffix)));
  }

  /** A Java condition: none of the columns used so far holds a NULL. */
  public String noNulls() {
    String condition =
        bitmapNames(used.keySet()).map(b -> b + " == null").collect(Collectors.joining(" && "));
    return condition.isEmpty() ? "true" : condition;
  }

  /** Whether one of the columns used so far may hold a NULL. */
  public boolean mayHaveNulls() {
    return bitmapNames(used.keySet()).findAny().isPresent();
  }

  /** Names of the fields that hold the null bitmaps of those columns that may have NULLs. */
  public List<String> bitmaps(Collection<Integer> columns) {
    return bitmapNames(columns.stream().map(c -> prefix + c).toList()).toList();
  }

  private Stream<String> bitmapNames(Collection<String> names) {
    return names.stream().filter(n -> used.get(n).mayBeNull()).map(n -> n + "n");
  }

  @Override
  public String parameters() {
    return "int " + position;
  }

  @Override
  public String arguments() {
    return position;
  }
}
