package io.millrace.benchmarks.kernels;

import io.millrace.connectors.format.csv.CsvFactory;
import io.millrace.connectors.format.json.JsonFactory;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.option.Options;
import io.millrace.data.platform.LocalPlatform;
import io.millrace.data.type.DataType;
import io.millrace.executor.spi.FormatFactory;
import io.millrace.executor.spi.FormatFactory.Decoder;
import io.millrace.executor.spi.TableContext;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lines of text into columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FormatKernels {
  private final BatchBuilder builder =
      new BatchBuilder(Rows.TYPES.toArray(DataType[]::new), Rows.COUNT);
  private final Slice record = new Slice();
  private final Decoder csv = decoder(new CsvFactory());
  private final Decoder json = decoder(new JsonFactory());
  private byte[] csvLines;
  private byte[] jsonLines;

  @Setup
  public void setup() {
    Random random = new Random(7);
    StringBuilder csvText = new StringBuilder();
    StringBuilder jsonText = new StringBuilder();
    for (int i = 0; i < Rows.COUNT; i++) {
      int key = random.nextInt(1_000_000);
      double price = random.nextInt(100_000) / 100.0;
      String note = Rows.text(random);
      csvText.append(i).append(',').append(key).append(',').append(price);
      csvText.append(',').append(note).append('\n');
      jsonText.append("{\"id\":").append(i).append(",\"k\":").append(key).append(",\"price\":");
      jsonText.append(price).append(",\"note\":\"").append(note).append("\"}\n");
    }
    csvLines = csvText.toString().getBytes(StandardCharsets.UTF_8);
    jsonLines = jsonText.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Decoder decoder(FormatFactory format) {
    return format.decoder(
        new TableContext(
            "t",
            Rows.SCHEMA,
            Collections.nCopies(Rows.SCHEMA.size(), null),
            Rows.SCHEMA,
            List.of(),
            List.of(),
            Options.of(Map.of()),
            format,
            false,
            "/",
            ZoneOffset.UTC,
            LocalPlatform.create(1)));
  }

  private Batch decode(Decoder decoder, byte[] lines) {
    int from = 0;
    while (from < lines.length) {
      int end = decoder.recordEnd(lines, from, lines.length);
      decoder.decode(record.set(lines, from, end - from), builder);
      from = end;
    }
    return builder.build();
  }

  @Benchmark
  @OperationsPerInvocation(Rows.COUNT)
  public Batch csv() {
    return decode(csv, csvLines);
  }

  @Benchmark
  @OperationsPerInvocation(Rows.COUNT)
  public Batch json() {
    return decode(json, jsonLines);
  }
}
