package io.millrace.connectors.print;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.platform.Console;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.Committer;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.SinkWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints rows as {@code +I[1, a]}; with several instances the number of one stands before it. */
record PrintSink(
    List<Field> schema, String identifier, boolean toError, int parallelism, Console console)
    implements Sink {

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, false, true, false, parallelism);
  }

  @Override
  public SinkWriter writer(WriterContext context) {
    return new Writer(this, prefix(context));
  }

  private String prefix(WriterContext context) {
    String number = context.parallelism() > 1 ? String.valueOf(context.subtask() + 1) : "";
    String word = identifier == null ? "" : identifier;
    String both = word + (word.isEmpty() || number.isEmpty() ? "" : ":") + number;
    return both.isEmpty() ? "" : both + "> ";
  }

  @Override
  public Committer committer() {
    return null;
  }

  private record Writer(PrintSink sink, String prefix) implements SinkWriter {
    @Override
    public void write(Batch batch) {
      StringBuilder lines = new StringBuilder();
      for (int row = 0; row < batch.rows(); row++) {
        int position = batch.position(row);
        lines.append(prefix).append(RowKind.of(batch.kindAt(position)).symbol()).append('[');
        for (int c = 0; c < sink.schema.size(); c++) {
          lines.append(c == 0 ? "" : ", ");
          PrintText.append(sink.schema.get(c).type(), batch.column(c), position, lines);
        }
        lines.append("]\n");
      }
      byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
      if (sink.toError) {
        sink.console.err(bytes, 0, bytes.length);
      } else {
        sink.console.out(bytes, 0, bytes.length);
      }
    }

    @Override
    public List<byte[]> prepareCommit(long epoch) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
