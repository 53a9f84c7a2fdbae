package io.millrace.planner.rule;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Looks for queries inside the expressions of a relation. */
final class SubQueries {
  private boolean found;

  private SubQueries() {}

  static boolean in(RelNode rel) {
    SubQueries search = new SubQueries();
    RexShuttle expressions =
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            search.found = true;
            return query;
          }
        };
    new RelVisitor() {
      @Override
      public void visit(RelNode node, int ordinal, RelNode parent) {
        node.accept(expressions);
        super.visit(node, ordinal, parent);
      }
    }.go(rel);
    return search.found;
  }
}
