package io.millrace.testkit.functions;

/** A class that is no function. */
public class NoFunction {}
