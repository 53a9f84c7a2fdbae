package io.millrace.planner.parser;

import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** Which of Calcite's optional syntax belongs to the dialect: Flink's choice, plus {@code %}. */
public final class Dialect extends SqlDelegatingConformance {
  /** The one instance. */
  public static final SqlConformance INSTANCE = new Dialect();

  private Dialect() {
    super(SqlConformanceEnum.DEFAULT);
  }

  @Override
  public boolean isPercentRemainderAllowed() {
    return true;
  }
}
