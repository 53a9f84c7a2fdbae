/**
 * JDBC in process: Avatica's Meta over a session.
 *
 * <p>{@link io.millrace.embedded.SessionMeta} runs statements, {@link
 * io.millrace.embedded.EmbeddedMetaProvider} is how the driver finds it. No HTTP here.
 */
package io.millrace.embedded;
