package io.millrace.engine.session;

import io.millrace.engine.config.Configuration;
import io.millrace.engine.config.Configuration.Origin;
import io.millrace.sql.ast.ResetOption;
import io.millrace.sql.ast.SetOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** SET and RESET. */
final class SettingCommands {
  private final Configuration configuration;

  SettingCommands(Configuration configuration) {
    this.configuration = configuration;
  }

  /** {@code SET;}: every option with its value and where that comes from. */
  Result list() {
    List<List<String>> rows =
        configuration.list().stream()
            .map(s -> Arrays.asList(s.key(), s.value(), origin(s.origin())))
            .toList();
    return new Result.Rows(StaticRows.ofTexts(List.of("key", "value", "origin"), rows), List.of());
  }

  private static String origin(Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  Result set(SetOption statement) {
    List<String> notices =
        configuration
            .set(statement.key().value(), statement.value().value(), Origin.SESSION)
            .map(List::of)
            .orElse(List.of());
    return new Result.Done("OK", notices);
  }

  Result reset(ResetOption statement) {
    configuration.reset(statement.key().value());
    return Result.Done.ok();
  }

  Result resetAll() {
    configuration.resetAll();
    return Result.Done.ok();
  }
}
