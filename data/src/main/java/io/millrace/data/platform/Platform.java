package io.millrace.data.platform;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The outer world of a process. The real one, {@link LocalPlatform}, is made in {@code main}; the
 * simulation makes one from a seed.
 *
 * @param clock time
 * @param seeds a source of seeds for generators that need no reproducibility beyond this platform
 * @param files the file system
 * @param locks locks between processes
 * @param io runs blocking work; completion order is not defined. In the simulation it runs on the
 *     one thread, at a moment that the seed decides
 * @param console standard output and standard error
 */
public record Platform(
    Clock clock,
    RandomGenerator seeds,
    FileStore files,
    FileLocks locks,
    Executor io,
    Console console) {}
