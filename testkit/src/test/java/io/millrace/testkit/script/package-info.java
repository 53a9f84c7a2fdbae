/**
 * Scripts that pin SQL semantics: files of statements with the results they must give.
 *
 * <p>{@link io.millrace.testkit.script.ScriptTest} runs each under a matrix of configurations, some
 * of which crash: {@link io.millrace.testkit.script.CrashedQuery}.
 */
package io.millrace.testkit.script;
