package io.millrace.executor.operators.interval;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.operators.interval.TimedRows.Stretch;
import io.millrace.state.table.Readiness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The chains of a batch of keys on one side, in each slice of a stretch of time. */
final class Chains {
  private final TimedRows rows;
  private final List<Stretch> near = new ArrayList<>();

  /** By stretch and key: the head, or -1. */
  private final List<long[]> heads = new ArrayList<>();

  private final LinkKeys wanted;
  private final LinkKeys links;
  private long[] names = {};

  Chains(TimedRows rows, int keyGroups) {
    this.rows = rows;
    this.wanted = new LinkKeys(keyGroups);
    this.links = new LinkKeys(keyGroups);
  }

  /** Brings all rows of the keys with times in a stretch into memory, and finds their chains. */
  Readiness load(KeyBatch keys, long from, long to) {
    near.clear();
    for (Stretch stretch : rows.stretches()) {
      if (stretch.first() <= to && stretch.last() >= from) {
        near.add(stretch);
      }
    }
    if (names.length < keys.size()) {
      names = new long[keys.size()];
      heads.clear();
    }
    while (heads.size() < near.size()) {
      heads.add(new long[names.length]);
    }
    if (loadHeads(keys) == Readiness.PENDING) {
      return Readiness.PENDING;
    }
    for (int s = 0; s < near.size(); s++) {
      Arrays.fill(names, 0, keys.size(), near.get(s).name());
      rows.heads().find(names, keys, 0, keys.size(), heads.get(s));
    }
    links.clear();
    links.load(rows.links());
    return rows.links().isWhole() ? Readiness.READY : loadLinks(keys);
  }

  /** Of all stretches at once, so that they are waited for once. */
  private Readiness loadHeads(KeyBatch keys) {
    wanted.clear();
    if (!rows.heads().isWhole()) {
      for (Stretch stretch : near) {
        for (int i = 0; i < keys.size(); i++) {
          wanted.add(stretch.name(), keys, i);
        }
      }
    }
    return wanted.load(rows.heads());
  }

  private Readiness loadLinks(KeyBatch keys) {
    for (int s = 0; s < near.size(); s++) {
      for (int i = 0; i < keys.size(); i++) {
        int count = heads.get(s)[i] < 0 ? 0 : rows.count(heads.get(s)[i]);
        for (int number = 1; number < count; number++) {
          links.add(near.get(s).name(), keys, i, number, 0);
        }
      }
    }
    return links.load(rows.links());
  }

  /** How many stretches there are. */
  int size() {
    return near.size();
  }

  Stretch stretch(int s) {
    return near.get(s);
  }

  /** The head of the chain of key {@code i} in a stretch, or -1. */
  long head(int s, int i) {
    return heads.get(s)[i];
  }
}
