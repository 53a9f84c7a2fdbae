package io.millrace.engine.config;

import static io.millrace.data.option.OptionType.BOOLEAN;

import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import java.util.List;

/** Options of how results are shown. */
public final class ClientOptions {
  public static final Option<ResultMode> RESULT_MODE =
      Option.of(
          "sql-client.execution.result-mode",
          OptionType.oneOf(ResultMode.class),
          ResultMode.TABLE,
          "TABLEAU and CHANGELOG show every change, TABLE the rows that are left at the end.");
  public static final Option<Boolean> VERBOSE =
      Option.of(
          "sql-client.verbose", BOOLEAN, false, "Whether errors come with their stack trace.");

  /** All of them. */
  public static final List<Option<?>> ALL = List.of(RESULT_MODE, VERBOSE);

  private ClientOptions() {}

  /** {@link #RESULT_MODE}. */
  public enum ResultMode {
    TABLE,
    CHANGELOG,
    TABLEAU
  }
}
