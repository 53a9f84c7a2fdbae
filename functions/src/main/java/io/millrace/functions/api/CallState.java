package io.millrace.functions.api;

/**
 * What a function keeps between calls at one place of call, such as a compiled pattern. Only a
 * cache: it is lost at a restart and must not change a result.
 */
public interface CallState {}
