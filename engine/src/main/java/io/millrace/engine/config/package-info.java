/**
 * Configuration: what may be set, with which default, and what becomes of it.
 *
 * <p>{@link io.millrace.engine.config.OptionCatalog} knows every key and classifies it; {@link
 * io.millrace.engine.config.Configuration} holds what a session set. Options of the engine are
 * declared here under Flink's names. Must not depend on sessions or jobs.
 */
package io.millrace.engine.config;
