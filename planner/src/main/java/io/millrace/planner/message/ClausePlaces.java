package io.millrace.planner.message;

import io.millrace.sql.source.SourcePosition;
import java.util.EnumMap;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSnapshot;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Where those clauses stand that are refused only when the plan is made. Algebra and plan nodes
 * know no places, so a place is known if a job, views included, has the clause in one SELECT alone.
 */
public final class ClausePlaces {
  /** Clauses that the rows which reach them may make impossible. */
  public enum Clause {
    MATCH_RECOGNIZE,
    OVER,
    FROM_CHANGELOG,
    JOIN,
    SYSTEM_TIME,
    UNNEST,
    LIMIT,
    SCALAR,
    CORRELATED,
    ORDER_BY
  }

  private record Place(SourcePosition position, SourcePosition select) {}

  private static final Place SEVERAL = new Place(null, null);

  private final Map<Clause, Place> places = new EnumMap<>(Clause.class);

  /** Notes the clauses of a query. */
  public void collect(SqlNode query) {
    query.accept(new Search());
  }

  /** Null if it is not known which one is meant. */
  public SourcePosition of(Clause clause) {
    Place place = places.get(clause);
    return place == null ? null : place.position();
  }

  private void note(Clause clause, SqlNode at, SourcePosition select) {
    Place place = new Place(at == null ? null : Positions.of(at), select);
    places.merge(
        clause, place, (a, b) -> a.select() != null && a.select().equals(b.select()) ? a : SEVERAL);
  }

  private void ordered(SqlNodeList keys, SqlNode fetch, SqlNode offset, SourcePosition select) {
    if (keys != null && !keys.isEmpty()) {
      note(Clause.ORDER_BY, keys.get(0), select);
    }
    SqlNode limit = fetch == null ? offset : fetch;
    if (limit != null) {
      note(Clause.LIMIT, limit, select);
    }
  }

  /** Knows the innermost SELECT around each clause. */
  private final class Search extends SqlBasicVisitor<Void> {
    private SourcePosition select;

    @Override
    public Void visit(SqlCall call) {
      SourcePosition outer = select;
      if (call instanceof SqlSelect query) {
        select = Positions.of(call);
        ordered(query.getOrderList(), query.getFetch(), query.getOffset(), select);
      }
      if (call instanceof SqlMatchRecognize match) {
        note(Clause.MATCH_RECOGNIZE, match.getOrderList().get(0), select);
      } else if (call instanceof SqlJoin join) {
        note(Clause.JOIN, join.getCondition(), select);
      } else if (call instanceof SqlOrderBy order) {
        ordered(order.orderList, order.fetch, order.offset, Positions.of(order));
      } else if (call instanceof SqlSnapshot snapshot) {
        note(Clause.SYSTEM_TIME, snapshot.getPeriod(), select);
      } else if (call.getKind() == SqlKind.UNNEST) {
        note(Clause.UNNEST, call, select);
      } else if (call.getKind() == SqlKind.SCALAR_QUERY) {
        note(Clause.SCALAR, call, select);
        note(Clause.CORRELATED, call, select);
      } else if (call.getKind() == SqlKind.LATERAL || call.getKind() == SqlKind.EXISTS) {
        note(Clause.CORRELATED, call, select);
      } else if (call.getKind() == SqlKind.OVER) {
        note(Clause.OVER, call, select);
      } else if (call.getOperator().getName().startsWith("FROM_CHANGELOG")) {
        note(Clause.FROM_CHANGELOG, call, select);
      }
      super.visit(call);
      select = outer;
      return null;
    }
  }
}
