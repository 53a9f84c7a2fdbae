/**
 * Everything that is timed, random, threaded or on disk, as interfaces that enter through
 * constructors, so that a simulation can own them.
 *
 * <p>{@link io.millrace.data.platform.Platform} bundles them. The JDK's originals are used only by
 * the real platform here.
 */
package io.millrace.data.platform;
