package io.millrace.benchmarks.jobs;

import io.millrace.data.platform.OuterWorld;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system and the JVM say of this process. */
@OuterWorld
final class Process {
  private Process() {}

  static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  static double gcSeconds() {
    long millis = 0;
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      millis += bean.getCollectionTime();
    }
    return millis / 1e3;
  }

  /** Milliseconds since this JVM began to start. */
  static long ageMillis() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  /** Largest resident memory so far, in MB; 0 where the system does not tell. */
  static long peakResidentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return 0;
  }

  static void sleep(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
