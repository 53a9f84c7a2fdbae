package io.millrace.planner.validate;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.type.TypeConversion;
import java.util.List;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelDistribution;
import org.apache.calcite.rel.RelDistributions;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelReferentialConstraint;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ColumnStrategy;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.Wrapper;
import org.apache.calcite.sql.SqlAccessType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlModality;
import org.apache.calcite.sql.validate.SqlMonotonicity;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A table or view as Calcite sees it: a name and a row type. Converting it yields a bare scan; what
 * stands behind it is put in by the converter.
 */
public final class RelationTable extends Prepare.AbstractPreparingTable implements Table, Wrapper {
  private final CatalogObject object;
  private final List<String> qualifiedName;
  private final List<Field> columns;
  private final RelDataTypeFactory factory;
  private RelDataType rowType;

  private RelationTable(
      CatalogObject object,
      List<String> qualifiedName,
      List<Field> columns,
      RelDataTypeFactory factory) {
    this.object = object;
    this.qualifiedName = qualifiedName;
    this.columns = columns;
    this.factory = factory;
  }

  /** Columns under a name, with nothing behind them. */
  public static RelationTable columns(
      String name, List<Field> columns, RelDataTypeFactory factory) {
    return new RelationTable(null, List.of(name), columns, factory);
  }

  /** With all columns that a query sees. */
  public static RelationTable of(CatalogObject object, RelDataTypeFactory factory) {
    return new RelationTable(object, object.path().names(), object.schema(), factory);
  }

  /**
   * With the columns that the connector gives.
   *
   * @param options hints that set it apart from other uses of the table; empty if there are none
   */
  public static RelationTable source(
      CatalogTable table, String options, RelDataTypeFactory factory) {
    List<String> path = table.path().names();
    List<String> name =
        options.isEmpty() ? path : List.of(path.get(0), path.get(1), path.get(2), options);
    List<Field> columns =
        table.sourceColumns().stream().map(c -> new Field(c.name(), c.type())).toList();
    return new RelationTable(table, name, columns, factory);
  }

  /** The table or view that is meant; null for bare columns. */
  public CatalogObject object() {
    return object;
  }

  @Override
  public <C> C unwrap(Class<C> type) {
    return type.isInstance(this) ? type.cast(this) : null;
  }

  @Override
  public RelNode toRel(ToRelContext context) {
    return LogicalTableScan.create(context.getCluster(), this, List.of());
  }

  @Override
  public List<String> getQualifiedName() {
    return qualifiedName;
  }

  @Override
  public RelDataType getRowType() {
    if (rowType == null) {
      rowType = TypeConversion.toCalciteRow(factory, columns);
    }
    return rowType;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory ignored) {
    return getRowType();
  }

  @Override
  public double getRowCount() {
    return 1_000_000;
  }

  @Override
  public RelOptSchema getRelOptSchema() {
    return null;
  }

  @Override
  public List<RelCollation> getCollationList() {
    return List.of();
  }

  @Override
  public RelDistribution getDistribution() {
    return RelDistributions.ANY;
  }

  @Override
  public boolean isKey(ImmutableBitSet columns) {
    return false;
  }

  @Override
  public List<ImmutableBitSet> getKeys() {
    return List.of();
  }

  @Override
  public List<RelReferentialConstraint> getReferentialConstraints() {
    return List.of();
  }

  @Override
  public Expression getExpression(Class clazz) {
    return null;
  }

  @Override
  protected RelOptTable extend(Table extendedTable) {
    throw new UnsupportedOperationException("columns cannot be added to " + qualifiedName);
  }

  @Override
  public List<ColumnStrategy> getColumnStrategies() {
    return columns.stream().map(c -> ColumnStrategy.NULLABLE).toList();
  }

  @Override
  public SqlMonotonicity getMonotonicity(String columnName) {
    return SqlMonotonicity.NOT_MONOTONIC;
  }

  @Override
  public SqlAccessType getAllowedAccess() {
    return SqlAccessType.ALL;
  }

  @Override
  public boolean supportsModality(SqlModality modality) {
    return true;
  }

  @Override
  public boolean isTemporal() {
    return true;
  }

  @Override
  public Statistic getStatistic() {
    return Statistics.UNKNOWN;
  }

  @Override
  public Schema.TableType getJdbcTableType() {
    return Schema.TableType.TABLE;
  }

  @Override
  public boolean isRolledUp(String column) {
    return false;
  }

  @Override
  public boolean rolledUpColumnValidInsideAgg(
      String column, SqlCall call, SqlNode parent, CalciteConnectionConfig config) {
    return false;
  }
}
