package io.millrace.planner.hint;

import io.millrace.data.error.NearestName;
import io.millrace.data.option.OptionType;
import io.millrace.planner.error.PlanException;
import io.millrace.sql.source.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlSelect;

/**
 * The hints of one SELECT.
 *
 * @param stateTtl by name in FROM: for how many milliseconds its rows, or the groups made of them,
 *     are kept
 * @param lookups by name in FROM: options of LOOKUP
 * @param together names in FROM whose joins may become one, by hint
 * @param notices what to tell of hints without effect
 */
public record QueryHints(
    Map<String, Long> stateTtl,
    Map<String, Map<String, String>> lookups,
    List<Set<String>> together,
    List<String> notices) {
  public static final String STATE_TTL = "STATE_TTL";
  public static final String LOOKUP = "LOOKUP";
  public static final String MULTI_JOIN = "MULTI_JOIN";

  /** For joins of bounded tables in Flink. */
  public static final Set<String> BATCH =
      Set.of("BROADCAST", "SHUFFLE_HASH", "SHUFFLE_MERGE", "NEST_LOOP");

  private static final List<String> NAMES =
      List.of(
          STATE_TTL, LOOKUP, MULTI_JOIN, "BROADCAST", "SHUFFLE_HASH", "SHUFFLE_MERGE", "NEST_LOOP");

  private static final QueryHints NONE = new QueryHints(Map.of(), Map.of(), List.of(), List.of());

  /** Whether SELECT takes such a hint. */
  static boolean isOne(String name) {
    return NAMES.contains(name);
  }

  /**
   * Reads and checks them.
   *
   * @throws PlanException at what is wrong
   */
  public static QueryHints of(SqlSelect select) {
    if (!select.hasHints()) {
      return NONE;
    }
    QueryHints hints =
        new QueryHints(
            new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    FromNames from = FromNames.of(select.getFrom());
    for (Hint hint : Hint.all(select.getHints())) {
      hints.add(hint, from);
    }
    return hints;
  }

  private void add(Hint hint, FromNames from) {
    if (hint.name().equals(STATE_TTL)) {
      addTtl(hint, from);
    } else if (hint.name().equals(LOOKUP)) {
      addLookup(hint, from);
    } else if (hint.name().equals(MULTI_JOIN)) {
      together.add(names(hint, from));
    } else if (BATCH.contains(hint.name())) {
      names(hint, from);
      notices.add(
          "the hint " + hint.name() + " is for joins of Flink's batch mode: it has no effect");
    } else if (hint.name().equals("OPTIONS")) {
      throw new PlanException(
          hint.position(),
          "the hint OPTIONS belongs to a table, not to SELECT",
          "write it behind the table's name: FROM t /*+ OPTIONS('key' = 'value') */");
    } else {
      String near = NearestName.hint(hint.name(), NAMES);
      throw new PlanException(
          hint.position(),
          "unknown hint `" + hint.name() + "`",
          near != null ? near : "SELECT takes the hints " + String.join(", ", NAMES));
    }
  }

  /** Whether a hint names all of these. */
  boolean mayMerge(List<String> names) {
    return together.stream().anyMatch(hinted -> hinted.containsAll(names));
  }

  private static Set<String> names(Hint hint, FromNames from) {
    hint.words().forEach(word -> requireName(word.key(), word.position(), from, hint.name()));
    return hint.words().stream().map(Hint.Word::key).collect(Collectors.toSet());
  }

  /** Of one hint the last word for a name counts, of several hints the first. */
  private void addTtl(Hint hint, FromNames from) {
    hint.requirePairs("STATE_TTL('a' = '1 d', 'b' = '6 h')");
    Map<String, Long> given = new LinkedHashMap<>();
    for (Hint.Word word : hint.words()) {
      requireName(word.key(), word.position(), from, STATE_TTL);
      try {
        Duration ttl = OptionType.DURATION.reader().apply(word.value().strip());
        given.put(word.key(), ttl.toMillis());
      } catch (IllegalArgumentException e) {
        throw LookupWords.wrong(OptionType.DURATION, word, e);
      }
    }
    given.forEach(stateTtl::putIfAbsent);
  }

  private void addLookup(Hint hint, FromNames from) {
    Map<String, String> given = LookupWords.check(hint);
    String table = given.get(LookupWords.TABLE);
    SourcePosition place =
        hint.words().stream()
            .filter(word -> word.key().equals(LookupWords.TABLE))
            .reduce((first, last) -> last)
            .orElseThrow()
            .valuePosition();
    requireName(table, place, from, LOOKUP);
    if (!from.snapshots().contains(table)) {
      throw new PlanException(
          place,
          "the hint LOOKUP names `" + table + "`, which is not looked up",
          "it is for JOIN … FOR SYSTEM_TIME AS OF a PROCTIME() column");
    }
    lookups.putIfAbsent(table, given);
  }

  private static void requireName(String name, SourcePosition place, FromNames from, String hint) {
    if (!from.names().contains(name)) {
      String near = NearestName.hint(name, from.names());
      throw new PlanException(
          place,
          "the hint "
              + hint.toUpperCase(Locale.ROOT)
              + " names `"
              + name
              + "`, which is no table or alias in this FROM",
          near != null ? near : "it may name " + String.join(", ", from.names()));
    }
  }
}
