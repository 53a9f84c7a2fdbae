package io.millrace.planner.validate;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses numbers and dates beyond what a LIMIT, a type or a point in time can hold, by place. */
final class LiteralRanges extends SqlBasicVisitor<Void> {
  private static final Pattern LATE_YEAR = Pattern.compile("\\s*\\d{5,}-");
  private static final int MOST_DIGITS = 38;
  private static final int MOST_FRACTION = 9;
  private static final Set<String> LENGTHS = Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY");

  @Override
  public Void visit(SqlCall call) {
    if (call instanceof SqlOrderBy order) {
      checkCount(order.fetch, "LIMIT");
      checkCount(order.offset, "OFFSET");
    }
    return super.visit(call);
  }

  private static void checkCount(SqlNode count, String clause) {
    if (!(count instanceof SqlNumericLiteral literal)) {
      return;
    }
    BigDecimal rows = literal.bigDecimalValue();
    if (rows.stripTrailingZeros().scale() > 0
        || rows.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new PlanException(
          Positions.of(count),
          clause + " takes a whole number of rows, at most " + Long.MAX_VALUE + ", not " + literal);
    }
  }

  @Override
  public Void visit(SqlDataTypeSpec type) {
    if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic) {
      String name = basic.getTypeName().toString();
      int precision = basic.getPrecision();
      if (precision >= 0 && name.equals("DECIMAL")) {
        checkRange(type, "precision", precision, 1, MOST_DIGITS);
        checkRange(type, "scale", Math.max(0, basic.getScale()), 0, precision);
      } else if (precision >= 0 && name.startsWith("TIME")) {
        checkRange(type, "precision", precision, 0, MOST_FRACTION);
      } else if (precision >= 0 && LENGTHS.contains(name)) {
        checkRange(type, "length", precision, 1, Integer.MAX_VALUE);
      }
    }
    return super.visit(type);
  }

  private static void checkRange(
      SqlDataTypeSpec type, String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new PlanException(
          Positions.of(type),
          what + " " + value + " is out of range",
          "it is " + least + " to " + most + " here");
    }
  }

  /** Calcite reads any number of digits, and takes four of them when it computes. */
  @Override
  public Void visit(SqlLiteral literal) {
    boolean beyond =
        literal.getTypeName() == SqlTypeName.UNKNOWN
            && LATE_YEAR.matcher(String.valueOf(literal.getValue())).lookingAt();
    if (beyond) {
      throw new PlanException(
          Positions.of(literal), "the year is out of range", "years are 0001 to 9999");
    }
    return null;
  }
}
