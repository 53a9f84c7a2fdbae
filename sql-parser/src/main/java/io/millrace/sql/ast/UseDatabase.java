package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code USE [catalog.]database}. */
public record UseDatabase(Span source, QualifiedName database) implements Statement {}
