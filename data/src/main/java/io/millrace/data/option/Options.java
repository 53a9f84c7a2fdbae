package io.millrace.data.option;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a user set, as texts by key; immutable. Keys are case-sensitive. */
public final class Options {
  public static final Options EMPTY = new Options(Map.of());

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /** Options with these texts; keeps their order. */
  public static Options of(Map<String, String> values) {
    return new Options(new LinkedHashMap<>(values));
  }

  /** The same options with one more, or one replaced. */
  public Options with(String key, String value) {
    Map<String, String> copy = new LinkedHashMap<>(values);
    copy.put(key, value);
    return new Options(copy);
  }

  /** The texts by key, in the order given. */
  public Map<String, String> asMap() {
    return new LinkedHashMap<>(values);
  }

  /** Whether the option is set, by its key or an alias. */
  public boolean has(Option<?> option) {
    return text(option).isPresent();
  }

  /** Its value, or its default, which may be null. Throws MillraceException for a bad text. */
  public <T> T get(Option<T> option) {
    return find(option).orElse(option.defaultValue());
  }

  /** Its value if it is set; the default does not count. */
  public <T> Optional<T> find(Option<T> option) {
    return text(option).map(option::parse);
  }

  /** Its value or default. Throws MillraceException if it has neither. */
  public <T> T require(Option<T> option) {
    T value = get(option);
    if (value == null) {
      throw MillraceException.deterministic(
          "option '" + option.key() + "' is required: " + option.description());
    }
    return value;
  }

  private Optional<String> text(Option<?> option) {
    String text = values.get(option.key());
    for (int i = 0; text == null && i < option.aliases().size(); i++) {
      text = values.get(option.aliases().get(i));
    }
    return Optional.ofNullable(text);
  }

  /** The options whose keys begin with {@code prefix}, which is cut off. */
  public Options under(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return new Options(found);
  }

  /** Aliases in use, each with the key that should be used. */
  public Map<String, String> aliasesUsed(Collection<? extends Option<?>> declared) {
    Map<String, String> used = new TreeMap<>();
    for (Option<?> option : declared) {
      for (String alias : option.aliases()) {
        if (values.containsKey(alias)) {
          used.put(alias, option.key());
        }
      }
    }
    return used;
  }

  /**
   * Throws MillraceException with the nearest name for the first key that is neither declared nor
   * begins with one of {@code prefixes}.
   *
   * @param owner whose options they are, such as {@code connector 'filesystem'}
   */
  public void requireDeclared(
      String owner, Collection<? extends Option<?>> declared, Collection<String> prefixes) {
    List<String> names = new ArrayList<>();
    for (Option<?> option : declared) {
      names.add(option.key());
      names.addAll(option.aliases());
    }
    for (String key : values.keySet()) {
      if (!names.contains(key) && prefixes.stream().noneMatch(key::startsWith)) {
        throw MillraceException.deterministic(owner + " has no option '" + key + "'")
            .withHint(hint(key, names));
      }
    }
  }

  private static String hint(String key, List<String> names) {
    String nearest = NearestName.hint(key, names);
    return nearest != null
        ? nearest
        : "Its options are: " + String.join(", ", names.stream().sorted().toList()) + ".";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Options options && values.equals(options.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
