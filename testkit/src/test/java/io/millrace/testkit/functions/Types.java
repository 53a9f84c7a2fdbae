package io.millrace.testkit.functions;

import io.millrace.functions.api.DataTypeHint;
import io.millrace.functions.api.FunctionHint;
import io.millrace.functions.api.ScalarFunction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** Types of arguments and results. */
public class Types extends ScalarFunction {
  public Integer eval(Integer a, Integer b) {
    return b == null ? null : a / b;
  }

  public LocalDateTime eval(LocalDate day) {
    return day.atTime(12, 30);
  }

  @DataTypeHint("DECIMAL(10, 2)")
  public BigDecimal eval(BigDecimal amount) {
    return amount.multiply(BigDecimal.valueOf(3));
  }

  public Map<String, Long> eval(String[] words) {
    return Map.of(words[0], (long) words.length);
  }

  @FunctionHint(output = @DataTypeHint("ROW<name STRING, n INT>"))
  public List<Object> eval(@DataTypeHint("STRING") String name, @DataTypeHint("INT") Integer n) {
    return java.util.Arrays.asList(name, n);
  }

  public double[] eval(double x) {
    return new double[] {x, x * x};
  }

  public Boolean eval(Boolean b, Object anything) {
    return b == null ? null : b && anything != null;
  }

  public byte[] eval(byte[] bytes) {
    return new byte[] {bytes[0]};
  }
}
