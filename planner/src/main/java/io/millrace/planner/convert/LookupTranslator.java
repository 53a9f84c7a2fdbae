package io.millrace.planner.convert;

import io.millrace.planner.error.PlanException;
import org.apache.calcite.rel.core.Join;

/** JOIN … FOR SYSTEM_TIME AS OF the clock: rows are looked up in the table as it is now. */
final class LookupTranslator {
  private LookupTranslator() {}

  static Relation translate(PlanConverter c, Join rel) {
    throw PlanException.notSupported(
        null, "FOR SYSTEM_TIME AS OF a processing time", "use a rowtime, or a regular join");
  }
}
