package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is known of keys, those asked for least recently first. */
final class Answers {
  /** One answer, and when it came. */
  private record Known(Batch rows, long millis) {}

  private final LookupSpec.Cache cache;
  private final LinkedHashMap<KeyBytes, Known> known = new LinkedHashMap<>(64, 0.75f, true);
  private final Set<KeyBytes> asked = new HashSet<>();
  private long rows;

  /**
   * @param cache null: answers are forgotten with the batch
   */
  Answers(LookupSpec.Cache cache) {
    this.cache = cache;
  }

  /** Whether it is known, or was asked for. */
  boolean isKnown(KeyBytes key) {
    return known.containsKey(key) || asked.contains(key);
  }

  /** It will be asked for. */
  void expect(KeyBytes key) {
    asked.add(key);
  }

  /** Null if it is not known. */
  Batch find(KeyBytes key) {
    Known found = known.get(key);
    return found == null ? null : found.rows;
  }

  void put(KeyBytes key, Batch found, long nowMillis) {
    asked.remove(key);
    known.put(key, new Known(found, nowMillis));
    rows += Math.max(1, found.rows());
  }

  /** A batch begins: what is too old is forgotten. */
  void expire(long nowMillis) {
    if (cache != null && cache.expireMillis() > 0) {
      removeIf(each -> each.millis + cache.expireMillis() <= nowMillis);
    }
  }

  /** A batch is over: what need not be kept is forgotten. */
  void trim() {
    if (cache == null) {
      known.clear();
      rows = 0;
      return;
    }
    if (!cache.missing()) {
      removeIf(each -> each.rows.rows() == 0);
    }
    Iterator<Map.Entry<KeyBytes, Known>> oldest = known.entrySet().iterator();
    while (rows > cache.maxRows() && oldest.hasNext()) {
      rows -= Math.max(1, oldest.next().getValue().rows.rows());
      oldest.remove();
    }
  }

  private void removeIf(java.util.function.Predicate<Known> gone) {
    for (Iterator<Known> each = known.values().iterator(); each.hasNext(); ) {
      Known answer = each.next();
      if (gone.test(answer)) {
        rows -= Math.max(1, answer.rows.rows());
        each.remove();
      }
    }
  }
}
