package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.millrace.data.batch.Batch;
import io.millrace.data.text.BatchText;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.time.WatermarksApart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarksApartTest {
  private static final String BATCH =
      """
      id INT
      +I 1
      -U 2
      watermark 5
      watermark 6
      +U 3
      +I 4
      watermark 9
      """;

  private final WatermarksApart apart = new WatermarksApart();
  private final Heard heard = new Heard();

  @Test
  void watermarksStandBetweenRows() {
    assertSame(Progress.DONE, apart.process(0, BatchText.parse(BATCH), heard));
    assertEquals(List.of("+I 1", "-U 2", "watermark 6", "+U 3", "+I 4"), heard.elements);
    assertEquals(2, heard.batches);
  }

  @Test
  void onlySelectedRowsComeOut() {
    Batch batch = BatchText.parse(BATCH).withSelection(new int[] {1, 3}, 2);
    apart.process(0, batch, heard);
    assertEquals(List.of("-U 2", "watermark 6", "+I 4"), heard.elements);
  }

  @Test
  void itGoesOnWhereThereWasNoRoom() {
    Batch batch = BatchText.parse(BATCH);
    heard.room = 1;
    assertSame(Progress.MORE, apart.process(0, batch, heard));
    assertEquals(List.of("+I 1", "-U 2"), heard.elements);
    heard.room = 1;
    Progress progress = apart.process(0, batch, heard);
    heard.room = 1;
    assertSame(
        Progress.DONE, progress == Progress.MORE ? apart.process(0, batch, heard) : progress);
    assertEquals(List.of("+I 1", "-U 2", "watermark 6", "+U 3", "+I 4"), heard.elements);
    apart.process(0, BatchText.parse("id INT\n+I 8\n"), heard);
    assertEquals("+I 8", heard.elements.get(5));
  }

  private static final class Heard implements Output {
    private final List<String> elements = new ArrayList<>();
    private int batches;
    private int room = 100;

    @Override
    public boolean hasRoom() {
      return room > 0;
    }

    @Override
    public void emit(Batch batch) {
      room--;
      batches++;
      String text = BatchText.print(BatchText.schema("id INT"), batch.compact());
      text.lines().skip(1).forEach(elements::add);
    }

    @Override
    public void emitWatermark(long watermark) {
      elements.add("watermark " + watermark);
    }

    @Override
    public void emitIdle() {}
  }
}
