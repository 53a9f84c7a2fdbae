package io.millrace.engine.session;

import java.util.List;

/** What a statement gave. */
public sealed interface Result {

  /** Notices for the user, such as that an option has another name now. */
  List<String> notices();

  /** It is done; {@code message} says so in a few words. */
  record Done(String message, List<String> notices) implements Result {
    public Done {
      notices = List.copyOf(notices);
    }

    public static Done ok() {
      return new Done("OK", List.of());
    }
  }

  /** It runs as a job of its own. */
  record Started(JobHandle job, List<String> notices) implements Result {
    public Started {
      notices = List.copyOf(notices);
    }
  }

  /** It yields rows. */
  record Rows(RowStream rows, List<String> notices) implements Result {
    public Rows {
      notices = List.copyOf(notices);
    }
  }
}
