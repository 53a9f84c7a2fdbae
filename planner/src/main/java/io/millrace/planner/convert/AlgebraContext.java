package io.millrace.planner.convert;

import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.message.ClausePlaces;
import io.millrace.planner.type.TypeFactory;
import io.millrace.planner.validate.CatalogReader;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rex.RexBuilder;

/**
 * What the conversion of all queries of one job shares.
 *
 * @param notices what to tell the user, collected on the way
 */
public record AlgebraContext(
    Catalog catalog,
    OperatorTable operators,
    TypeFactory types,
    RelOptCluster cluster,
    Collection<String> notices,
    ClausePlaces clauses) {

  public static AlgebraContext create(Catalog catalog, OperatorTable operators) {
    TypeFactory types = new TypeFactory();
    HepPlanner planner = new HepPlanner(HepProgram.builder().build());
    RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(types));
    cluster.setMetadataQuerySupplier(LazyMetadata::query);
    return new AlgebraContext(
        catalog, operators, types, cluster, new LinkedHashSet<>(), new ClausePlaces());
  }

  /** Looks names up as the session does. */
  CatalogReader reader() {
    return reader(catalog.currentCatalog(), catalog.currentDatabase());
  }

  /** Looks names up as in the given database. */
  CatalogReader reader(String currentCatalog, String currentDatabase) {
    return CatalogReader.of(catalog, currentCatalog, currentDatabase, types);
  }
}
