package io.millrace.executor.task;

/**
 * Which task of a job it is.
 *
 * @param id number in the job, from 0
 * @param name for messages
 * @param subtask index among the parallel instances of its vertex
 * @param parallelism number of them
 * @param maxParallelism number of key groups of the job
 */
public record TaskPlace(int id, String name, int subtask, int parallelism, int maxParallelism) {}
