package io.millrace.engine.codegen.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.TypeText;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One expression over a few rows. Each case is computed over the whole batch, row by row, under a
 * selection, and with encoded columns; the values must be the same.
 */
public final class ExpressionCase {
  private static final KernelCompiler COMPILER = new KernelCompiler(System.err::println);
  private static final RowContext CONTEXT =
      new RowContext(
          new RowContext.Session(ZoneId.of("Europe/Berlin"), "default_catalog", "default_database"),
          () -> 1_600_000_000_123L,
          new Random(7));
  private static final Surroundings SURROUNDINGS =
      new Surroundings(BuiltInFunctions.registry(), CONTEXT);

  private final List<Field> schema;

  private ExpressionCase(List<Field> schema) {
    this.schema = schema;
  }

  /** Columns as in {@code a BIGINT NOT NULL, b STRING}. */
  public static ExpressionCase over(String columns) {
    return new ExpressionCase(BatchText.schema(columns));
  }

  public static DataType type(String sql) {
    return TypeText.parse(sql);
  }

  public Expression col(String name) {
    for (int i = 0; i < schema.size(); i++) {
      if (schema.get(i).name().equals(name)) {
        return new ColumnRef(i, schema.get(i).type());
      }
    }
    throw new IllegalArgumentException(name);
  }

  public static Expression lit(String text, String type) {
    return new Literal(text, type(type));
  }

  public static Expression call(String function, String type, Expression... operands) {
    return new Call(function, List.of(operands), type(type));
  }

  /** Computes {@code expression} over rows and compares, row by row. */
  public void check(Expression expression, String rows, String... expected) {
    Batch batch = BatchText.parseRows(schema, rows);
    assertEquals(expected.length, batch.rows(), "rows given");
    CalcProgram program = compile(null, expression);
    Field result = new Field("x", expression.type().withNullable(true));
    assertEquals(Arrays.asList(expected), evaluate(program, batch, result), "whole");
    assertEquals(Arrays.asList(expected), evaluate(program, encoded(batch), result), "encoded");
    for (int row = 0; row < batch.rows(); row++) {
      Batch one = batch.withSelection(new int[] {row}, 1);
      assertEquals(List.of(expected[row]), evaluate(program, one, result), "row " + row);
      List<String> alone = evaluate(program, one.compact(), result);
      assertEquals(List.of(expected[row]), alone, "row " + row + " alone");
    }
    if (expression.type() instanceof DataType.BooleanType) {
      checkAsFilter(expression, batch, expected);
    }
  }

  private void checkAsFilter(Expression condition, Batch batch, String[] expected) {
    Batch left = compile(condition, lit("1", "INT")).instance(CONTEXT).apply(batch);
    long passing = Arrays.stream(expected).filter("true"::equals).count();
    assertEquals(passing, left.rows(), "as a filter");
  }

  private CalcProgram compile(Expression condition, Expression projection) {
    return CalcProgram.compile(
        schema.stream().map(Field::type).toList(),
        condition,
        List.of(projection),
        SURROUNDINGS,
        COMPILER);
  }

  private static List<String> evaluate(CalcProgram program, Batch batch, Field result) {
    Batch out = program.instance(CONTEXT).apply(batch);
    String text = BatchText.rows(List.of(result), out);
    return text.lines().map(line -> line.substring(3)).toList();
  }

  private static Batch encoded(Batch batch) {
    Column[] columns = new Column[batch.columnCount()];
    for (int i = 0; i < columns.length; i++) {
      int[] ids = new int[batch.positions()];
      int[] reversed = new int[batch.positions()];
      for (int p = 0; p < ids.length; p++) {
        ids[p] = ids.length - 1 - p;
        reversed[p] = ids.length - 1 - p;
      }
      columns[i] =
          new DictionaryColumn(ids.length, ids, batch.column(i).take(reversed, ids.length));
    }
    return batch.withColumns(columns);
  }
}
