package io.millrace.engine.config;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a session set, by key and origin. Values of an alias are kept under the current key. Not
 * thread-safe; {@link #snapshot()} is immutable.
 */
public final class Configuration {
  private final Map<String, Setting> settings = new TreeMap<>();
  private final Map<String, Setting> overridden = new LinkedHashMap<>();

  /** Who set a value; a later origin wins over an earlier one at RESET. */
  public enum Origin {
    DEFAULT,
    COMMAND_LINE,
    SESSION
  }

  /** A key with its value and where it comes from. */
  public record Setting(String key, String value, Origin origin) {}

  /**
   * Sets a value and returns a notice for the user, if there is one. Throws for a bad key or value.
   */
  public Optional<String> set(String key, String value, Origin origin) {
    OptionCatalog.Verdict verdict = OptionCatalog.judge(key, value);
    if (verdict instanceof OptionCatalog.Verdict.Rejected rejected) {
      throw rejected.error();
    }
    if (verdict instanceof OptionCatalog.Verdict.Honoured honoured) {
      put(honoured.option().key(), value, origin);
      return Optional.ofNullable(honoured.notice());
    }
    put(key, value, origin);
    return verdict instanceof OptionCatalog.Verdict.Accepted accepted
        ? Optional.of(accepted.notice())
        : Optional.empty();
  }

  private void put(String key, String value, Origin origin) {
    Setting there = settings.get(key);
    if (origin == Origin.SESSION && there != null && there.origin() == Origin.COMMAND_LINE) {
      overridden.put(key, there);
    }
    settings.put(key, new Setting(key, value, origin));
  }

  /** Takes back what the session set for a key; the command line's value returns. */
  public void reset(String key) {
    Option<?> option = OptionCatalog.find(key);
    String name = option == null ? key : option.key();
    if (option == null && !settings.containsKey(name)) {
      OptionCatalog.Verdict verdict = OptionCatalog.judge(key, "");
      if (verdict instanceof OptionCatalog.Verdict.Rejected rejected) {
        throw rejected.error();
      }
    }
    Setting before = overridden.remove(name);
    if (before != null) {
      settings.put(name, before);
    } else if (settings.containsKey(name) && settings.get(name).origin() == Origin.SESSION) {
      settings.remove(name);
    }
  }

  /** Takes back all that the session set. */
  public void resetAll() {
    List.copyOf(settings.keySet()).forEach(this::reset);
  }

  /**
   * Every declared option and everything set, sorted by key; an option without value is left out.
   */
  public List<Setting> list() {
    Map<String, Setting> all = new TreeMap<>();
    for (Option<?> option : OptionCatalog.declared()) {
      defaultText(option)
          .ifPresent(
              text -> all.put(option.key(), new Setting(option.key(), text, Origin.DEFAULT)));
    }
    all.putAll(settings);
    return new ArrayList<>(all.values());
  }

  private static <T> Optional<String> defaultText(Option<T> option) {
    return Optional.ofNullable(option.defaultValue()).map(option::print);
  }

  /** The values as they stand. */
  public Options snapshot() {
    Map<String, String> values = new LinkedHashMap<>();
    settings.values().forEach(s -> values.put(s.key(), s.value()));
    return Options.of(values);
  }

  /** Value of an option now. */
  public <T> T get(Option<T> option) {
    Setting setting = settings.get(option.key());
    if (setting == null) {
      return option.defaultValue();
    }
    try {
      return option.parse(setting.value());
    } catch (MillraceException e) {
      throw new IllegalStateException("a value that was checked when set no longer reads", e);
    }
  }
}
