package io.millrace.connectors.datagen;

import io.millrace.data.column.Columns;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.type.Types;
import java.time.Instant;
import java.time.ZoneId;

/** Times near the present: dates and times of day of now, timestamps up to a while ago. */
final class TimeGenerators {
  private TimeGenerators() {}

  static Generator today(ZoneId zone) {
    return rows ->
        Columns.constant(
            Types.DATE,
            Instant.ofEpochMilli(rows.nowMillis()).atZone(zone).toLocalDate(),
            rows.count());
  }

  static Generator timeOfDay(ZoneId zone) {
    return rows ->
        Columns.constant(
            Types.TIME,
            Instant.ofEpochMilli(rows.nowMillis()).atZone(zone).toLocalTime(),
            rows.count());
  }

  /** From now to {@code maxPastMillis} ago, cut to the precision of the type. */
  static Generator timestamps(long seed, long maxPastMillis, int precision) {
    long unit = precision >= 3 ? 1 : precision == 2 ? 10 : precision == 1 ? 100 : 1000;
    return rows -> {
      long[] millis = new long[rows.count()];
      for (int i = 0; i < millis.length; i++) {
        long past =
            maxPastMillis == 0 ? 0 : Dice.below(Dice.at(seed, rows.ids()[i]), maxPastMillis + 1);
        long time = rows.nowMillis() - past;
        millis[i] = time - Math.floorMod(time, unit);
      }
      return precision <= 3
          ? new LongColumn(millis.length, millis, null)
          : new LongPairColumn(millis.length, millis, new long[millis.length], null);
    };
  }
}
