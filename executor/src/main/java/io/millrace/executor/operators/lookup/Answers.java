package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What is known of keys, those asked for least recently first. */
final class Answers {
  /** One answer, and when it came. */
  private record Known(Batch rows, long millis) {}

  private final LookupSpec.Cache cache;
  private final LinkedHashMap<KeyBytes, Known> known = new LinkedHashMap<>(64, 0.75f, true);
  private long rows;

  /**
   * @param cache null: answers are forgotten with the batch
   */
  Answers(LookupSpec.Cache cache) {
    this.cache = cache;
  }

  /** Null if it is not known. */
  Batch find(KeyBytes key) {
    Known found = known.get(key);
    return found == null ? null : found.rows;
  }

  void put(KeyBytes key, Batch found, long nowMillis) {
    Known before = known.put(key, new Known(found, nowMillis));
    rows += weight(found) - (before == null ? 0 : weight(before.rows));
  }

  private static long weight(Batch found) {
    return Math.max(1, found.rows());
  }

  /**
   * A batch begins: what is too old is forgotten; without a cache, all that came since the last.
   */
  void expire(long nowMillis) {
    if (cache == null) {
      clear();
    } else if (cache.expireMillis() > 0) {
      removeIf(each -> each.millis + cache.expireMillis() <= nowMillis);
    }
  }

  /** A batch is over: what need not be kept is forgotten. */
  void trim() {
    if (cache == null) {
      clear();
      return;
    }
    if (!cache.missing()) {
      removeIf(each -> each.rows.rows() == 0);
    }
    Iterator<Map.Entry<KeyBytes, Known>> oldest = known.entrySet().iterator();
    while (rows > cache.maxRows() && oldest.hasNext()) {
      rows -= weight(oldest.next().getValue().rows);
      oldest.remove();
    }
  }

  private void clear() {
    known.clear();
    rows = 0;
  }

  private void removeIf(Predicate<Known> gone) {
    for (Iterator<Known> each = known.values().iterator(); each.hasNext(); ) {
      Known answer = each.next();
      if (gone.test(answer)) {
        rows -= weight(answer.rows);
        each.remove();
      }
    }
  }
}
