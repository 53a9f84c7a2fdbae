/**
 * Rows of one input of a join with rows of the other one: {@link
 * io.millrace.executor.operators.pairs.PairBuffer} asks the condition for many at once and puts the
 * output together. Must not depend on other families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.pairs;
