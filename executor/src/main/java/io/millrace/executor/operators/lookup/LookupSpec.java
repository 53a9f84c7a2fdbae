package io.millrace.executor.operators.lookup;

import io.millrace.data.type.DataType;
import java.util.List;

/**
 * What a lookup join is told.
 *
 * @param table name, for messages
 * @param inputTypes columns of the input
 * @param tableTypes columns of what is found
 * @param keyTypes of the keys
 * @param outer whether a row without a match comes out with NULLs
 * @param cache what is remembered of answers; null: nothing beyond a batch
 */
public record LookupSpec(
    String table,
    List<DataType> inputTypes,
    List<DataType> tableTypes,
    List<DataType> keyTypes,
    boolean outer,
    Cache cache) {

  /**
   * A cache of answers.
   *
   * @param maxRows most rows that are kept
   * @param expireMillis after which an answer is asked for again; 0: never
   * @param missing whether it is remembered that a key has no rows
   */
  public record Cache(long maxRows, long expireMillis, boolean missing) {}
}
