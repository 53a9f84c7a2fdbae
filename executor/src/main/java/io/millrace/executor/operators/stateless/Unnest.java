package io.millrace.executor.operators.stateless;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.RepeatedRows;
import java.util.ArrayList;
import java.util.List;

/**
 * Each input row once for every element of a collection, which is the last column of the input. Out
 * come the other columns, then the element (the fields of a row, the key and value of a map), then
 * the position from 1 if wanted. A large collection is emitted piece by piece.
 */
public final class Unnest implements Operator {
  private static final int PIECE = 1024;

  private final DataType type;
  private final boolean outer;
  private final boolean withOrdinality;
  private final int[] positions = new int[PIECE];
  private final int[] elements = new int[PIECE];
  private final int[] ordinals = new int[PIECE];

  /** Row of the batch, and element of its collection, at which to go on. */
  private int row;

  private int element;

  /** How many times a multiset's element has been given. */
  private int copies;

  /** How many elements of the row have been given. */
  private int given;

  /**
   * @param type of the collection: ARRAY, MAP or MULTISET
   * @param outer whether a row without elements comes out with NULLs
   */
  public Unnest(DataType type, boolean outer, boolean withOrdinality) {
    this.type = type;
    this.outer = outer;
    this.withOrdinality = withOrdinality;
  }

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    Column collection = batch.column(batch.columnCount() - 1).flat();
    while (row < batch.rows()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      out.emit(piece(batch, collection));
    }
    row = 0;
    return Progress.DONE;
  }

  private Batch piece(Batch batch, Column collection) {
    int[] offsets =
        collection instanceof ArrayColumn array
            ? array.offsets()
            : ((MapColumn) collection).offsets();
    int count = 0;
    while (row < batch.rows() && count < PIECE) {
      int position = batch.position(row);
      int size = offsets[position + 1] - offsets[position];
      if (element < size) {
        positions[count] = position;
        elements[count] = offsets[position] + element;
        ordinals[count++] = ++given;
        advance(collection, offsets[position]);
      } else {
        if (size == 0 && outer) {
          positions[count] = position;
          elements[count] = -1;
          ordinals[count++] = 0;
        }
        element = 0;
        given = 0;
        row++;
      }
    }
    return build(batch, collection, count);
  }

  private void advance(Column collection, int first) {
    if (type instanceof MultisetType) {
      int times = ((IntColumn) ((MapColumn) collection).values().flat()).get(first + element);
      if (++copies < times) {
        return;
      }
      copies = 0;
    }
    element++;
  }

  private Batch build(Batch batch, Column collection, int count) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < batch.columnCount() - 1; c++) {
      columns.add(batch.column(c).take(positions, count));
    }
    if (collection instanceof ArrayColumn array) {
      addElement(((ArrayType) type).element(), array.elements(), count, columns);
    } else {
      MapColumn map = (MapColumn) collection;
      DataType key = type instanceof MapType m ? m.key() : ((MultisetType) type).element();
      if (type instanceof MapType m) {
        columns.add(Gather.takeOrNull(key, map.keys(), elements, count));
        columns.add(Gather.takeOrNull(m.value(), map.values(), elements, count));
      } else {
        addElement(key, map.keys(), count, columns);
      }
    }
    if (withOrdinality) {
      columns.add(ordinalColumn(count));
    }
    return RepeatedRows.of(batch, positions, count, columns);
  }

  private void addElement(DataType type, Column values, int count, List<Column> columns) {
    if (!(type instanceof RowType row)) {
      columns.add(Gather.takeOrNull(type, values, elements, count));
      return;
    }
    RowColumn fields = (RowColumn) values.flat();
    int[] there = elements.clone();
    for (int i = 0; i < count; i++) {
      there[i] = elements[i] >= 0 && fields.isNull(elements[i]) ? -1 : elements[i];
    }
    for (int f = 0; f < row.fields().size(); f++) {
      columns.add(
          Gather.takeOrNull(row.fields().get(f).type(), fields.fields().get(f), there, count));
    }
  }

  private Column ordinalColumn(int count) {
    int[] nulls = new int[count];
    for (int i = 0; i < count; i++) {
      nulls[i] = ordinals[i] == 0 ? -1 : i;
    }
    IntColumn column = new IntColumn(count, java.util.Arrays.copyOf(ordinals, count), null);
    return Gather.takeOrNull(Types.INT, column, nulls, count);
  }
}
