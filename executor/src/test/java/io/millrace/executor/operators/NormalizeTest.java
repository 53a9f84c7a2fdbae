package io.millrace.executor.operators;

import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.operators.changelog.Normalize;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizeTest {
  private static OperatorHarness harness(boolean updateBefore) {
    List<Field> columns = List.of(new Field("k", Types.STRING), new Field("n", Types.INT));
    return OperatorHarness.of(() -> new Normalize(columns, List.of(0), updateBefore, 0))
        .input("k STRING, n INT")
        .output("k STRING, n INT");
  }

  @Test
  void newestRowsBecomeChanges() {
    harness(true)
        .rows("+I 'a', 1", "+U 'b', 1", "+U 'a', 2", "+I 'a', 2", "+U NULL, NULL", "+U NULL, 3")
        .rows("-D 'a', NULL", "-D 'a', 2", "-D 'z', 1", "+U 'a', 5", "-U 'a', 5", "+U 'a', 6")
        .expect("+I 'a', 1", "+I 'b', 1", "-U 'a', 1", "+U 'a', 2", "+I NULL, NULL")
        .expect("-U NULL, NULL", "+U NULL, 3", "-D 'a', 2", "+I 'a', 5", "-U 'a', 5", "+U 'a', 6")
        .run();
  }

  @Test
  void withoutUpdateBefore() {
    harness(false)
        .rows("+I 'a', 1", "+I 'a', 2", "-D 'a', 9", "-D 'a', 9", "+I 'a', 2")
        .expect("+I 'a', 1", "+U 'a', 2", "-D 'a', 2", "+I 'a', 2")
        .run();
  }
}
