package io.millrace.engine.translate;

import io.millrace.executor.operators.window.WindowFrame;
import io.millrace.planner.plan.WindowSpec;
import java.time.ZoneId;

/** What operators must know of a window. */
final class Windows {
  private Windows() {}

  /** How the windows are cut; single milliseconds where rows or sessions say themselves. */
  static WindowFrame frame(WindowSpec window) {
    WindowFrame.Kind kind =
        switch (window.kind()) {
          case TUMBLE -> WindowFrame.Kind.TUMBLE;
          case HOP -> WindowFrame.Kind.HOP;
          case CUMULATE -> WindowFrame.Kind.CUMULATE;
          case SESSION, ATTACHED -> null;
        };
    return kind == null
        ? WindowFrame.tumble(1)
        : new WindowFrame(kind, window.sizeMillis(), window.slideMillis(), window.offsetMillis());
  }

  /** By which the time of rows becomes local time; null if it is local time already. */
  static ZoneId zone(WindowSpec window, Translation t) {
    return window.local() || !window.eventTime() ? t.settings.session().zone() : null;
  }
}
