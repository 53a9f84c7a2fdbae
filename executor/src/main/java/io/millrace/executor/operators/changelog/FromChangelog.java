package io.millrace.executor.operators.changelog;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Each inserted row as the change whose code is in a column of it. Keeps no state; a row without a
 * known code fails the job.
 */
public final class FromChangelog implements Operator {
  private final int op;
  private final String name;
  private final List<String> codes;
  private final byte[][] texts;
  private final byte[] kinds;
  private final Slice slice = new Slice();

  /**
   * @param op the column of codes, a STRING
   * @param name of that column, for messages
   * @param codes all that may be in it, each with the kind at the same place of {@code kinds}
   */
  public FromChangelog(int op, String name, List<String> codes, byte[] kinds) {
    this.op = op;
    this.name = name;
    this.codes = List.copyOf(codes);
    this.texts = codes.stream().map(c -> c.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.kinds = kinds.clone();
  }

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    BytesColumn column = (BytesColumn) batch.column(op).flat();
    byte[] changes = new byte[batch.positions()];
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      changes[position] = kind(column, position);
    }
    out.emit(batch.withKinds(changes));
    return Progress.DONE;
  }

  private byte kind(BytesColumn column, int position) {
    if (column.isNull(position)) {
      throw MillraceException.deterministic(
          "FROM_CHANGELOG: the code of a change in column '" + name + "' is NULL");
    }
    Slice code = column.get(position, slice);
    int from = code.offset;
    int to = from + code.length;
    for (int i = 0; i < texts.length; i++) {
      if (Arrays.equals(texts[i], 0, texts[i].length, code.array, from, to)) {
        return kinds[i];
      }
    }
    throw MillraceException.deterministic(
            "FROM_CHANGELOG: '" + code + "' in column '" + name + "' is no code of a change")
        .withHint("The codes are " + String.join(", ", codes) + "; op_mapping gives others.");
  }
}
