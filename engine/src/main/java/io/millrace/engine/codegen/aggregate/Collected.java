package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.RowType;
import io.millrace.engine.codegen.expression.Appending;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.engine.codegen.source.KernelSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of rows, kept encoded in bytes, in the order of their coming.
 *
 * @param values columns whose values are kept together
 * @param valueTypes of these
 * @param header a column of which one value is kept beside; -1: none
 * @param headerType null without a header
 * @param frequency a column that says how often a row counts; -1: once
 * @param counted whether equal values are kept once, with their number
 */
record Collected(
    Input input,
    List<Integer> values,
    List<DataType> valueTypes,
    int header,
    DataType headerType,
    int frequency,
    boolean counted)
    implements BytesAccumulator {
  private static final String CHANGES = "io.millrace.engine.codegen.runtime.BagChanges";
  private static final String READER = "io.millrace.engine.codegen.runtime.BagReader";
  private static final String TYPE = DataType.class.getName();

  @Override
  public String name() {
    return "collected";
  }

  @Override
  public String gathers(Placed at) {
    return "changes" + at.segment();
  }

  @Override
  public void declare(KernelSource kernel, Placed at) {
    kernel.field(CHANGES, gathers(at));
    kernel.initialise(gathers(at), "new %s(%s, %s)".formatted(CHANGES, typesOf(kernel), counted));
  }

  /** The name of a reader of the values. */
  String reader(KernelSource kernel) {
    return kernel.scratch(READER, "new %s(%s)".formatted(READER, typesOf(kernel)));
  }

  private String typesOf(KernelSource kernel) {
    List<Field> fields = new ArrayList<>();
    for (DataType type : valueTypes) {
      fields.add(new Field("f" + fields.size(), type));
    }
    String row = kernel.constant(TYPE, new RowType(fields, false));
    return row + ", " + (headerType == null ? "null" : kernel.constant(TYPE, headerType));
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    String sign = row.sign() == null ? "1L" : row.sign();
    if (frequency < 0) {
      addValues(row, at, sign);
      return;
    }
    Value times = row.argument(frequency);
    String count = row.out().local("long", times.isNull() + " ? 0L : (long) " + times.code());
    row.out().branch("if (" + count + " > 0L)", () -> addValues(row, at, sign + " * " + count));
  }

  private void addValues(RowUpdate row, Placed at, String count) {
    String changes = gathers(at);
    row.code().line("%s.begin(row, %s);".formatted(changes, count));
    for (int i = 0; i < values.size(); i++) {
      append(row, values.get(i), valueTypes.get(i), changes + ".value(" + i + ")");
    }
    if (header >= 0) {
      append(row, header, headerType, changes + ".header()");
    }
  }

  private static void append(RowUpdate row, int column, DataType type, String builder) {
    String target = "((" + Appending.builderClass(type) + ") " + builder + ")";
    Appending.append(row.argument(column), target, row.out());
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    merge
        .code()
        .line(
            "%s.merge(segments, rows, row, %d, %s);"
                .formatted(gathers(at), at.segment(), merge.bytes().apply(at.segment())));
  }
}
