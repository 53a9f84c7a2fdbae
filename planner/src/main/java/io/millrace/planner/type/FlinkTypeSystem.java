package io.millrace.planner.type;

import io.millrace.planner.type.DecimalRules.Digits;
import java.util.function.BinaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Limits and defaults of types, and the types of arithmetic and aggregates, as Flink has them. */
public final class FlinkTypeSystem extends RelDataTypeSystemImpl {
  /** The one instance. */
  public static final FlinkTypeSystem INSTANCE = new FlinkTypeSystem();

  private static final int MAX_TIMESTAMP_PRECISION = 9;
  private static final int DEFAULT_TIMESTAMP_PRECISION = 6;
  private static final int DEFAULT_DECIMAL_PRECISION = 10;

  private FlinkTypeSystem() {}

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case VARCHAR, VARBINARY -> Integer.MAX_VALUE;
      case DECIMAL -> DEFAULT_DECIMAL_PRECISION;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> DEFAULT_TIMESTAMP_PRECISION;
      default -> super.getDefaultPrecision(type);
    };
  }

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
      case DECIMAL -> DecimalRules.MAX_PRECISION;
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MAX_TIMESTAMP_PRECISION;
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getMinPrecision(SqlTypeName type) {
    return switch (type) {
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> 0;
      default -> super.getMinPrecision(type);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? DecimalRules.MAX_PRECISION : super.getMaxScale(type);
  }

  @Override
  public boolean mapKeysCanBeNullable() {
    return true;
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    return argument.getSqlTypeName() == SqlTypeName.DECIMAL
        ? decimal(factory, DecimalRules.sum(digits(argument)), argument.isNullable())
        : argument;
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    return argument.getSqlTypeName() == SqlTypeName.DECIMAL
        ? decimal(factory, DecimalRules.average(digits(argument)), argument.isNullable())
        : argument;
  }

  @Override
  public RelDataType deriveDecimalPlusType(RelDataTypeFactory f, RelDataType a, RelDataType b) {
    return arithmetic(f, a, b, DecimalRules::plus);
  }

  @Override
  public RelDataType deriveDecimalMultiplyType(RelDataTypeFactory f, RelDataType a, RelDataType b) {
    return arithmetic(f, a, b, DecimalRules::multiply);
  }

  @Override
  public RelDataType deriveDecimalDivideType(RelDataTypeFactory f, RelDataType a, RelDataType b) {
    return arithmetic(f, a, b, DecimalRules::divide);
  }

  @Override
  public RelDataType deriveDecimalModType(RelDataTypeFactory f, RelDataType a, RelDataType b) {
    return arithmetic(f, a, b, DecimalRules::mod);
  }

  /** Null, as Calcite's contract has it, unless both are exact and at least one is DECIMAL. */
  private static RelDataType arithmetic(
      RelDataTypeFactory factory, RelDataType a, RelDataType b, BinaryOperator<Digits> rule) {
    if (!SqlTypeUtil.isExactNumeric(a)
        || !SqlTypeUtil.isExactNumeric(b)
        || !(SqlTypeUtil.isDecimal(a) || SqlTypeUtil.isDecimal(b))) {
      return null;
    }
    return decimal(factory, rule.apply(digits(a), digits(b)), false);
  }

  private static Digits digits(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TINYINT -> new Digits(3, 0);
      case SMALLINT -> new Digits(5, 0);
      case INTEGER -> new Digits(10, 0);
      case BIGINT -> new Digits(19, 0);
      default -> new Digits(type.getPrecision(), type.getScale());
    };
  }

  private static RelDataType decimal(RelDataTypeFactory factory, Digits digits, boolean nullable) {
    return factory.createTypeWithNullability(
        factory.createSqlType(SqlTypeName.DECIMAL, digits.precision(), digits.scale()), nullable);
  }
}
