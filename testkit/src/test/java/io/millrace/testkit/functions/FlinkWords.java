package io.millrace.testkit.functions;

import java.util.ArrayList;
import java.util.TreeSet;
import org.apache.flink.table.api.dataview.ListView;
import org.apache.flink.table.api.dataview.MapView;
import org.apache.flink.table.functions.AggregateFunction;

/** An aggregate function of Flink whose accumulator has a list and a map. */
public class FlinkWords extends AggregateFunction<String, FlinkWords.Words> {
  /** What came. */
  public static class Words {
    public ListView<String> words = new ListView<>();
    public MapView<String, Integer> counts = new MapView<>();
    public Integer rows = 0;
  }

  @Override
  public Words createAccumulator() {
    return new Words();
  }

  @Override
  public String getValue(Words words) {
    try {
      TreeSet<String> texts = new TreeSet<>();
      for (String word : words.words.get()) {
        texts.add(word + "=" + words.counts.get(word));
      }
      return words.rows + ":" + new ArrayList<>(texts);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a word. */
  public void accumulate(Words words, String word) throws Exception {
    words.rows++;
    if (word != null) {
      Integer count = words.counts.get(word);
      words.words.add(word);
      words.counts.put(word, count == null ? 1 : count + 1);
    }
  }
}
