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

  /** It yields a text, such as a plan, of several lines. */
  record Text(String text, List<String> notices) implements Result {
    public Text {
      notices = List.copyOf(notices);
    }

    /** The text as rows: one a line, in a column {@code result}. */
    public RowStream rows() {
      return StaticRows.ofTexts("result", text.lines().toArray(String[]::new));
    }
  }

  /** It yields rows. */
  record Rows(RowStream rows, List<String> notices) implements Result {
    public Rows {
      notices = List.copyOf(notices);
    }
  }
}
