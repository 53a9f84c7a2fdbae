package io.millrace.planner.catalog;

import io.millrace.planner.plan.ChangelogMode;

/**
 * What the planner must know of a table's connector and format.
 *
 * @param readable whether it can be a source
 * @param writable whether it can be a sink
 * @param produced kinds of rows that reading yields
 * @param accepted kinds of rows that writing takes
 * @param bounded whether reading ends by itself
 * @param limitPushDown whether reading may stop after a number of rows
 * @param filters which conditions the source applies by itself
 */
public record TableCapabilities(
    boolean readable,
    boolean writable,
    ChangelogMode produced,
    ChangelogMode accepted,
    boolean bounded,
    boolean limitPushDown,
    FilterPushDown filters) {

  /** A bounded source and a sink of +I rows without push-downs. */
  public static TableCapabilities appendOnly(boolean bounded) {
    return new TableCapabilities(
        true,
        true,
        ChangelogMode.INSERT_ONLY,
        ChangelogMode.INSERT_ONLY,
        bounded,
        false,
        FilterPushDown.NONE);
  }

  /** The same with other kinds of rows. */
  public TableCapabilities withKinds(ChangelogMode newProduced, ChangelogMode newAccepted) {
    return new TableCapabilities(
        readable, writable, newProduced, newAccepted, bounded, limitPushDown, filters);
  }

  /** Conditions that a source can apply. */
  public enum FilterPushDown {
    /** None: all rows come. */
    NONE,
    /** It may leave out rows for which a pushed condition is not TRUE; it need not. */
    ADVISORY
  }
}
