package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.codegen.calc.Calc;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Functions that see more than their arguments. */
class ContextTest {
  private static final List<Field> SCHEMA = BatchText.schema("ts TIMESTAMP(3)");

  private long now = 1_000;
  private final RowContext context =
      new RowContext(
          new RowContext.Session(ZoneId.of("UTC"), "c", "d"), () -> now++, new Random(1));

  private Calc calc(Expression... projections) {
    return CalcProgram.compile(
            List.of(SCHEMA.get(0).type()),
            null,
            List.of(projections),
            new Surroundings(BuiltInFunctions.registry(), context),
            new KernelCompiler(System.err::println))
        .instance(context);
  }

  @Test
  void watermarksStandBeforeRows() {
    Batch batch =
        BatchText.parseRows(
            SCHEMA,
            "1970-01-01 00:00:01\nwatermark 500\n1970-01-01 00:00:02\n1970-01-01 00:00:03\n"
                + "watermark 2500\n1970-01-01 00:00:01\n");
    Expression watermark =
        call("CURRENT_WATERMARK", "TIMESTAMP(3)", new ColumnRef(0, SCHEMA.get(0).type()));
    Batch out = calc(watermark).apply(batch).withWatermarks(null);
    assertEquals(
        "+I NULL\n+I 1970-01-01 00:00:00.5\n+I 1970-01-01 00:00:00.5\n+I 1970-01-01 00:00:02.5\n",
        BatchText.rows(List.of(new Field("w", type("TIMESTAMP(3)"))), out));
  }

  @Test
  void timeStandsStillWithinABatch() {
    Expression time = call("CURRENT_ROW_TIMESTAMP", "TIMESTAMP_LTZ(3)");
    Batch rows = BatchText.parseRows(SCHEMA, "NULL\nNULL\n");
    Calc calc = calc(time);
    List<Field> result = List.of(new Field("t", type("TIMESTAMP_LTZ(3)")));
    String first = BatchText.rows(result, calc.apply(rows));
    assertEquals(first.lines().toList().get(0), first.lines().toList().get(1));
    assertNotEquals(first, BatchText.rows(result, calc.apply(rows)));
  }

  @Test
  void chanceIsDrawnForEachPlace() {
    Expression random = call("RAND", "DOUBLE NOT NULL");
    Batch out = calc(random, random).apply(BatchText.parseRows(SCHEMA, "NULL\nNULL\n"));
    double[] a = ((DoubleColumn) out.column(0)).values();
    double[] b = ((DoubleColumn) out.column(1)).values();
    assertNotEquals(a[0], b[0]);
    assertNotEquals(a[0], a[1]);
  }
}
