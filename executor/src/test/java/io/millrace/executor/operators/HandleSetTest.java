package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.executor.operators.rows.HandleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HandleSetTest {
  @Test
  void holdsWhatASetHolds() {
    Random random = new Random(1);
    for (int words : new int[] {2, 3, 4, 7, 16}) {
      HandleSet handles = new HandleSet(words);
      for (int round = 0; round < 20; round++) {
        TreeSet<Long> model = new TreeSet<>();
        List<Long> order = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
          long row = random.nextInt(1 + random.nextInt(2000));
          long handle = (long) random.nextInt(130) << 32 | row * words;
          boolean added = model.add(handle);
          if (added) {
            order.add(handle);
          }
          assertEquals(added, handles.add(handle));
        }
        assertEquals(order.size(), handles.size());
        for (int i = 0; i < order.size(); i++) {
          assertEquals(order.get(i), handles.get(i));
        }
        handles.clear();
        assertEquals(0, handles.size());
      }
    }
  }
}
