package io.millrace.planner.rule;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Looks for queries inside the expressions of a relation. */
final class SubQueries {
  private boolean found;

  private SubQueries() {}

  private RexShuttle expressions() {
    return new RexShuttle() {
      @Override
      public RexNode visitSubQuery(RexSubQuery query) {
        found = true;
        return query;
      }
    };
  }

  static boolean in(List<RexNode> nodes) {
    SubQueries search = new SubQueries();
    nodes.forEach(node -> node.accept(search.expressions()));
    return search.found;
  }

  static boolean in(RelNode rel) {
    SubQueries search = new SubQueries();
    RexShuttle expressions = search.expressions();
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
