package io.millrace.engine.codegen.aggregate;

import java.util.List;

/**
 * Which rows an accumulator counts.
 *
 * @param columns its arguments; a row in which one is NULL does not count
 * @param filter a BOOLEAN column that must be TRUE; -1: none
 * @param use index of the multiset of arguments that must be kept; -1: none
 * @param distinct whether only the first of equal arguments counts, by that multiset
 */
record Input(List<Integer> columns, int filter, int use, boolean distinct) {
  Input {
    columns = List.copyOf(columns);
  }
}
