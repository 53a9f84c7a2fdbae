package io.millrace.data.platform;

import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real outer world, made once a process, in {@code main}. */
@OuterWorld
public final class LocalPlatform {
  private static final int IDLE_SECONDS = 10;

  private LocalPlatform() {}

  /**
   * This machine's clock, files and console, with at most {@code ioThreads} threads for blocking
   * work. They are daemons, start when there is work and end when there is none.
   */
  public static Platform create(int ioThreads) {
    ThreadPoolExecutor io =
        new ThreadPoolExecutor(
            ioThreads,
            ioThreads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new NamedThreads("millrace-io"));
    io.allowCoreThreadTimeOut(true);
    LocalFileStore files = new LocalFileStore();
    return new Platform(
        new SystemClock(), new Random(), files, files, io, Console.of(System.out, System.err));
  }
}
