package io.millrace.planner.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes Calcite's types. Text is UTF-8. A ROW value (of kind {@link
 * StructKind#PEEK_FIELDS_NO_EXPAND}) is nullable by itself; the rows of a relation keep Calcite's
 * habit of passing nullability on to their columns, which outer joins rely on.
 */
public final class TypeFactory extends SqlTypeFactoryImpl {

  public TypeFactory() {
    super(FlinkTypeSystem.INSTANCE);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  /**
   * Literals written as {@code U&'\\00e9'} come as UTF-16, which Calcite compares with no column.
   */
  @Override
  public RelDataType createTypeWithCharsetAndCollation(
      RelDataType type, Charset charset, SqlCollation collation) {
    return super.createTypeWithCharsetAndCollation(type, getDefaultCharset(), collation);
  }

  /** A ROW value with the name of a class. */
  public RelDataType createStructuredType(
      String className, List<RelDataType> types, List<String> names) {
    RelDataType row = createStructType(StructKind.PEEK_FIELDS_NO_EXPAND, types, names);
    return canonize(new StructuredRelType(className, row.getFieldList(), false));
  }

  /** A VARIANT goes together with a VARIANT only, an object with one of its type. */
  @Override
  public RelDataType leastRestrictive(List<RelDataType> types) {
    boolean variant = false;
    boolean other = false;
    for (RelDataType type : types) {
      variant |= type.getSqlTypeName() == SqlTypeName.VARIANT;
      other |=
          type.getSqlTypeName() != SqlTypeName.VARIANT && type.getSqlTypeName() != SqlTypeName.NULL;
    }
    if (variant && other) {
      return null;
    }
    return types.stream().anyMatch(type -> type instanceof StructuredRelType)
        ? sameObject(types)
        : super.leastRestrictive(types);
  }

  /** The type of all but NULLs; null if they differ. */
  private RelDataType sameObject(List<RelDataType> types) {
    RelDataType same = null;
    boolean nullable = false;
    for (RelDataType type : types) {
      nullable |= type.isNullable();
      if (type.getSqlTypeName() == SqlTypeName.NULL) {
        continue;
      }
      RelDataType plain = createTypeWithNullability(type, false);
      if (same != null && !same.equals(plain)) {
        return null;
      }
      same = plain;
    }
    return same == null ? null : createTypeWithNullability(same, nullable);
  }

  /**
   * Text that is joined to text without a bound has no bound: the type that a catalog has for it.
   */
  @Override
  public RelDataType createSqlType(SqlTypeName name, int precision) {
    boolean unbounded =
        precision == RelDataType.PRECISION_NOT_SPECIFIED
            && (name == SqlTypeName.VARCHAR || name == SqlTypeName.VARBINARY);
    return super.createSqlType(name, unbounded ? Integer.MAX_VALUE : precision);
  }

  @Override
  public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
    if (type instanceof StructuredRelType structured) {
      return type.isNullable() == nullable ? type : canonize(structured.withNullable(nullable));
    }
    if (type instanceof RelRecordType && type.getStructKind() == StructKind.PEEK_FIELDS_NO_EXPAND) {
      return type.isNullable() == nullable
          ? type
          : canonize(new RelRecordType(type.getStructKind(), type.getFieldList(), nullable));
    }
    return super.createTypeWithNullability(type, nullable);
  }
}
