package io.millrace.planner.type;

import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rel.type.StructKind;

/** A ROW with the name of a class, which is part of what tells one type from another. */
final class StructuredRelType extends RelRecordType {
  private static final long serialVersionUID = 1L;

  private final String className;

  StructuredRelType(String className, List<RelDataTypeField> fields, boolean nullable) {
    super(StructKind.PEEK_FIELDS_NO_EXPAND, fields, nullable);
    this.className = className;
    computeDigest(); // the one of the super class knew no name yet
  }

  String className() {
    return className;
  }

  StructuredRelType withNullable(boolean nullable) {
    return new StructuredRelType(className, getFieldList(), nullable);
  }

  @Override
  protected void generateTypeString(StringBuilder text, boolean withDetail) {
    text.append("STRUCTURED '").append(className).append("' ");
    super.generateTypeString(text, withDetail);
  }
}
