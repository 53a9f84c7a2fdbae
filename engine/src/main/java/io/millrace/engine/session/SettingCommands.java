package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.engine.config.Configuration;
import io.millrace.engine.config.Configuration.Origin;
import io.millrace.engine.config.OptionCatalog;
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

  /** What is wrong with a value is told at the value, with a name at the name. */
  Result set(SetOption statement, Positions positions) {
    String key = statement.key().value();
    try {
      List<String> notices =
          configuration
              .set(key, statement.value().value(), Origin.SESSION)
              .map(List::of)
              .orElse(List.of());
      return new Result.Done("OK", notices);
    } catch (MillraceException e) {
      boolean known = OptionCatalog.find(key) != null;
      throw e.at(positions.of((known ? statement.value() : statement.key()).position()));
    }
  }

  Result reset(ResetOption statement, Positions positions) {
    try {
      configuration.reset(statement.key().value());
    } catch (MillraceException e) {
      throw e.at(positions.of(statement.key().position()));
    }
    return Result.Done.ok();
  }

  Result resetAll() {
    configuration.resetAll();
    return Result.Done.ok();
  }
}
