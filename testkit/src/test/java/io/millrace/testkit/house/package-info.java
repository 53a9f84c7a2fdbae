/**
 * The rules of the house as tests: budgets, architecture.
 *
 * <p>They read the sources and the classes of all modules and know no behaviour.
 */
package io.millrace.testkit.house;
