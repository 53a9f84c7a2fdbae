package io.millrace.planner.parser.type;

import io.millrace.planner.type.TypeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/**
 * A type written with brackets: ARRAY, MULTISET, MAP, ROW or STRUCTURED. Its parts are nullable by
 * default.
 */
public final class BracketTypeSpec extends SqlTypeNameSpec {
  private final SqlTypeName kind;
  private final List<SqlIdentifier> names;
  private final List<SqlDataTypeSpec> parts;

  /** Of a structured type; null for others. */
  private final String className;

  private BracketTypeSpec(
      SqlTypeName kind,
      String className,
      List<SqlIdentifier> names,
      List<SqlDataTypeSpec> parts,
      SqlParserPos position) {
    super(new SqlIdentifier(kind.name(), position), position);
    this.kind = kind;
    this.className = className;
    this.names = names;
    this.parts = parts;
  }

  /** ARRAY with elements of the given type. */
  public static BracketTypeSpec array(SqlDataTypeSpec element, SqlParserPos position) {
    return new BracketTypeSpec(SqlTypeName.ARRAY, null, List.of(), List.of(element), position);
  }

  /** MULTISET with elements of the given type. */
  public static BracketTypeSpec multiset(SqlDataTypeSpec element, SqlParserPos position) {
    return new BracketTypeSpec(SqlTypeName.MULTISET, null, List.of(), List.of(element), position);
  }

  /** MAP from keys to values of the given types. */
  public static BracketTypeSpec map(
      SqlDataTypeSpec key, SqlDataTypeSpec value, SqlParserPos position) {
    return new BracketTypeSpec(SqlTypeName.MAP, null, List.of(), List.of(key, value), position);
  }

  /** ROW with the given fields, possibly none. */
  public static BracketTypeSpec row(FieldTypes fields, SqlParserPos position) {
    return new BracketTypeSpec(SqlTypeName.ROW, null, fields.names(), fields.types(), position);
  }

  /** STRUCTURED of a class with the given fields, possibly none. */
  public static BracketTypeSpec structured(
      String className, FieldTypes fields, SqlParserPos position) {
    return new BracketTypeSpec(
        SqlTypeName.STRUCTURED, className, fields.names(), fields.types(), position);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator) {
    RelDataTypeFactory factory = validator.getTypeFactory();
    List<RelDataType> types = new ArrayList<>(parts.size());
    for (SqlDataTypeSpec part : parts) {
      types.add(part.deriveType(validator, true));
    }
    return switch (kind) {
      case ARRAY -> factory.createArrayType(types.get(0), -1);
      case MULTISET -> factory.createMultisetType(types.get(0), -1);
      case MAP -> factory.createMapType(types.get(0), types.get(1));
      case STRUCTURED ->
          ((TypeFactory) factory)
              .createStructuredType(
                  className, types, names.stream().map(SqlIdentifier::getSimple).toList());
      default ->
          factory.createStructType(
              StructKind.PEEK_FIELDS_NO_EXPAND,
              types,
              names.stream().map(SqlIdentifier::getSimple).toList());
    };
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(kind.name());
    SqlWriter.Frame frame = writer.startList(SqlWriter.FrameTypeEnum.FUN_CALL, "<", ">");
    if (className != null) {
      writer.sep(",", false);
      writer.literal("'" + className.replace("'", "''") + "'");
    }
    for (int i = 0; i < parts.size(); i++) {
      writer.sep(",", false);
      if (!names.isEmpty()) {
        names.get(i).unparse(writer, 0, 0);
      }
      SqlDataTypeSpec part = parts.get(i);
      part.unparse(writer, 0, 0);
      if (Boolean.FALSE.equals(part.getNullable())) {
        writer.keyword("NOT NULL");
      }
    }
    writer.endList(frame);
  }

  @Override
  public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
    if (!(other instanceof BracketTypeSpec that)
        || that.kind != kind
        || !Objects.equals(that.className, className)
        || that.parts.size() != parts.size()
        || !SqlNode.equalDeep(names, that.names, litmus)) {
      return litmus.fail("{} != {}", this, other);
    }
    return SqlNode.equalDeep(parts, that.parts, litmus) ? litmus.succeed() : false;
  }
}
