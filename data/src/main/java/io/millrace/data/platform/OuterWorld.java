package io.millrace.data.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the few classes in which the JDK's own clock, chance, threads and files have their place:
 * the real platform, and what is started by {@code main}. The check that bans them elsewhere leaves
 * these out.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OuterWorld {}
