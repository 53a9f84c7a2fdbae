package io.millrace.engine.codegen.calc;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.Appending;
import io.millrace.engine.codegen.expression.Emitter;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.engine.codegen.source.Code;
import io.millrace.engine.codegen.source.KernelSource;
import io.millrace.planner.plan.Expression;

/**
 * A column that a kernel fills, each value at its row's position in the input: positions that are
 * not selected are left as they are.
 */
final class ComputedColumn {
  private static final String OUTPUTS = "io.millrace.engine.codegen.runtime.Outputs.";
  private static final int USUAL_ROWS = 1024;

  private final int index;
  private final Expression expression;
  private final DataType type;
  private final JavaKind kind;
  private final String name;

  /** Column {@code index} of the output. */
  ComputedColumn(int index, Expression expression, KernelSource kernel) {
    this.index = index;
    this.expression = expression;
    this.type = expression.type();
    this.kind = JavaKind.of(type);
    if (isBuilt()) {
      name = Appending.builder(type, USUAL_ROWS, kernel);
    } else {
      name = "o" + index;
      kernel.field(array(), name);
      kernel.field("long[]", name + "n");
      if (kind == JavaKind.PAIR) {
        kernel.field("long[]", name + "w");
      }
    }
  }

  private boolean isBuilt() {
    return kind == JavaKind.BYTES || kind == JavaKind.NESTED;
  }

  private String element() {
    return kind == JavaKind.BOOLEAN ? "int" : kind.type();
  }

  private String array() {
    return element() + "[]";
  }

  /** Statements before the loop. */
  void begin(Code code) {
    if (isBuilt()) {
      return;
    }
    String size = "new " + element() + "[positions]";
    code.line("final %s %s = %s;".formatted(array(), name, size));
    code.line("this.%s = %s;".formatted(name, name));
    if (kind == JavaKind.PAIR) {
      code.line("final long[] %sw = new long[positions];".formatted(name));
      code.line("this.%sw = %sw;".formatted(name, name));
    }
  }

  /** Statements before a loop in which values may be NULL. */
  private void beginNulls(Code code) {
    code.line("final long[] %sn = %sbitmap(positions);".formatted(name, OUTPUTS));
    code.line("this.%sn = %sn;".formatted(name, name));
  }

  /** Computes and stores the value at {@code p}; what must stand before the loop goes there. */
  void compute(Emitter out, Code before) {
    if (isBuilt()) {
      out.code().line("if (%s.length() < p) %sfill(%s, p);".formatted(name, OUTPUTS, name));
      Appending.append(expression, type, name, out);
      return;
    }
    Value value = out.emit(expression);
    String stored = kind == JavaKind.BOOLEAN ? value.code() + " ? 1 : 0" : value.code();
    out.code().line(name + "[p] = " + stored + ";");
    if (kind == JavaKind.PAIR) {
      out.code().line(name + "w[p] = " + value.second() + ";");
    }
    if (!value.neverNull()) {
      beginNulls(before);
      out.code().line("%sn[p >>> 6] |= (%s ? 1L : 0L) << p;".formatted(name, value.isNull()));
    }
  }

  /** A statement that puts the finished column into {@code out}. */
  void finish(Code code) {
    finish(code, OUTPUTS + "orNull(" + name + "n)");
  }

  /** As {@link #finish(Code)}, with NULLs where {@code nulls}, a Java expression, says. */
  void finish(Code code, String nulls) {
    String column = "io.millrace.data.column.";
    if (isBuilt()) {
      code.line(OUTPUTS + "fill(" + name + ", positions);");
      code.line("out[" + index + "] = " + name + ".build();");
      return;
    }
    String values = kind == JavaKind.PAIR ? name + ", " + name + "w" : name;
    String javaClass =
        switch (kind) {
          case LONG -> "LongColumn";
          case DOUBLE -> "DoubleColumn";
          case PAIR -> "LongPairColumn";
          default -> "IntColumn";
        };
    code.line(
        "out[%d] = new %s%s(positions, %s, %s);"
            .formatted(index, column, javaClass, values, nulls));
    code.line(name + " = null;");
    code.line(name + "n = null;");
  }
}
