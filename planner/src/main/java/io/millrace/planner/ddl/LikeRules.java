package io.millrace.planner.ddl;

import io.millrace.sql.ast.TableLike;
import io.millrace.sql.ast.TableLike.Feature;
import io.millrace.sql.ast.TableLike.Option;
import io.millrace.sql.ast.TableLike.Strategy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What LIKE takes of each part of the other table; options are overwritten unless said otherwise.
 */
final class LikeRules {
  private final Map<Feature, Strategy> strategies = new EnumMap<>(Feature.class);

  /** Everything is taken over. */
  static LikeRules all() {
    return new LikeRules(List.of());
  }

  LikeRules(TableLike like) {
    this(like.options());
  }

  private LikeRules(List<Option> options) {
    for (Feature feature : Feature.values()) {
      strategies.put(
          feature, feature == Feature.OPTIONS ? Strategy.OVERWRITING : Strategy.INCLUDING);
    }
    for (Option option : options) {
      if (option.feature() == Feature.ALL) {
        strategies.replaceAll((feature, old) -> option.strategy());
      }
    }
    for (Option option : options) {
      if (option.feature() != Feature.ALL) {
        strategies.put(option.feature(), option.strategy());
      }
    }
  }

  boolean includes(Feature feature) {
    return strategies.get(feature) != Strategy.EXCLUDING;
  }

  /** Whether the new table may define again what the other one has. */
  boolean overwrites(Feature feature) {
    return strategies.get(feature) == Strategy.OVERWRITING;
  }
}
