/**
 * Scripts that pin SQL semantics: files of statements with the results they must give.
 *
 * <p>{@link io.millrace.testkit.script.ScriptTest} runs each under a matrix of configurations.
 */
package io.millrace.testkit.script;
