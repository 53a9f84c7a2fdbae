package io.millrace.planner.rule;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelShuttleImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Whether some expression of a relation holds a query. */
final class SubQueries {
  private SubQueries() {}

  static boolean in(RelNode rel) {
    boolean[] found = {false};
    rel.accept(
        new RelShuttleImpl() {
          @Override
          protected RelNode visitChildren(RelNode node) {
            node.accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitSubQuery(RexSubQuery query) {
                    found[0] = true;
                    return query;
                  }
                });
            return found[0] ? node : super.visitChildren(node);
          }
        });
    return found[0];
  }
}
