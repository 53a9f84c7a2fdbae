package io.millrace.executor.task;

/** What a task held at a barrier, on its way to a checkpoint. Whoever stores it knows its form. */
public interface FrozenState {}
