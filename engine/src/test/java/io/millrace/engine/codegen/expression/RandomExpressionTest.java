package io.millrace.engine.codegen.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.column.JavaValues;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.planner.plan.Expression;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Generated code against plain evaluation, for expressions of every size. */
class RandomExpressionTest {
  private static final KernelCompiler COMPILER = new KernelCompiler(System.err::println);
  private static final RowContext CONTEXT =
      new RowContext(new RowContext.Session(ZoneId.of("UTC"), "c", "d"), () -> 0, new Random(1));
  private static final Surroundings SURROUNDINGS =
      new Surroundings(BuiltInFunctions.registry(), CONTEXT);

  private static List<Object[]> rows(Random random, boolean nulls) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Object[] row = {
        (long) random.nextInt(7) - 3,
        (long) random.nextInt(7) - 3,
        (random.nextInt(7) - 3) / 2.0,
        "s" + random.nextInt(4),
        random.nextBoolean()
      };
      for (int c = 0; c < row.length; c++) {
        boolean nullable = RandomExpressions.COLUMNS.get(c).nullable();
        row[c] = nulls && nullable && random.nextInt(3) == 0 ? null : row[c];
      }
      rows.add(row);
    }
    return rows;
  }

  private static Batch batch(List<Object[]> rows) {
    BatchBuilder builder =
        new BatchBuilder(RandomExpressions.COLUMNS.toArray(new DataType[0]), rows.size());
    for (Object[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        JavaValues.append(RandomExpressions.COLUMNS.get(c), row[c], builder.column(c));
      }
      builder.endRow();
    }
    return builder.build();
  }

  private static void check(long seed, int depth) {
    Random random = new Random(seed);
    RandomExpressions expressions = new RandomExpressions(random);
    List<Expression> projections = new ArrayList<>();
    DataType[] types = {Types.BIGINT, Types.DOUBLE, Types.STRING, Types.BOOLEAN};
    for (int i = 0; i < 4; i++) {
      projections.add(expressions.of(types[i], depth));
    }
    Expression condition = seed % 2 == 0 ? null : expressions.of(Types.BOOLEAN, depth);
    CalcProgram program =
        CalcProgram.compile(
            RandomExpressions.COLUMNS, condition, projections, SURROUNDINGS, COMPILER);
    for (boolean nulls : new boolean[] {true, false}) {
      List<Object[]> rows = rows(random, nulls);
      Batch out = program.instance(CONTEXT).apply(batch(rows));
      int next = 0;
      for (Object[] row : rows) {
        if (condition != null && !Boolean.TRUE.equals(RandomExpressions.value(condition, row))) {
          continue;
        }
        int position = out.position(next++);
        for (int i = 0; i < 4; i++) {
          Object expected = RandomExpressions.value(projections.get(i), row);
          Object actual = JavaValues.get(types[i], out.column(i), position);
          assertEquals(expected, actual, () -> "seed " + seed);
        }
      }
      assertEquals(next, out.rows(), () -> "seed " + seed);
    }
  }

  @Test
  void smallOnes() {
    for (long seed = 0; seed < 60; seed++) {
      check(seed, 3);
    }
  }

  @Test
  void largeOnes() {
    for (long seed = 0; seed < 8; seed++) {
      check(seed, 6);
    }
  }
}
