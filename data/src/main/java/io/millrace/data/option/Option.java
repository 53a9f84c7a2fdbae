package io.millrace.data.option;

import io.millrace.data.error.MillraceException;
import java.util.ArrayList;
import java.util.List;

/**
 * The declaration of an option.
 *
 * @param key what the user writes; case counts
 * @param type how its text is read
 * @param defaultValue what it is unless set; null when there is no default
 * @param description one or two sentences for the user
 * @param aliases older spellings of the key
 */
public record Option<T>(
    String key, OptionType<T> type, T defaultValue, String description, List<String> aliases) {

  public Option {
    aliases = List.copyOf(aliases);
  }

  /** An option that is {@code defaultValue} unless set. */
  public static <T> Option<T> of(
      String key, OptionType<T> type, T defaultValue, String description) {
    return new Option<>(key, type, defaultValue, description, List.of());
  }

  /** An option without a default. */
  public static <T> Option<T> of(String key, OptionType<T> type, String description) {
    return of(key, type, null, description);
  }

  /** The same option, also found under {@code alias}. */
  public Option<T> withAlias(String alias) {
    List<String> all = new ArrayList<>(aliases);
    all.add(alias);
    return new Option<>(key, type, defaultValue, description, all);
  }

  /** Reads a value. Throws MillraceException that names the option and what was expected. */
  public T parse(String text) {
    try {
      return type.reader().apply(type.verbatim() ? text : text.strip());
    } catch (IllegalArgumentException e) {
      throw MillraceException.deterministic(
          "option '" + key + "': expected " + type.expected() + ", but it is '" + text + "'", e);
    }
  }

  /** The text that reads back as {@code value}. */
  public String print(T value) {
    return type.printer().apply(value);
  }
}
