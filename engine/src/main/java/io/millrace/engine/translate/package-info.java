/**
 * From physical plans to job graphs: a file a kind of node.
 *
 * <p>{@link io.millrace.engine.translate.PlanTranslator} goes through a plan; {@link
 * io.millrace.engine.translate.GraphBuilder} fuses operators to chains. Connectors enter through
 * {@link io.millrace.engine.translate.Tables}. Must not know sessions or jobs.
 */
package io.millrace.engine.translate;
