package io.millrace.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.LocalPlatform;
import io.millrace.engine.session.Result;
import io.millrace.engine.session.RowStream;
import io.millrace.engine.session.Session;
import io.millrace.engine.session.SessionSettings;
import io.millrace.engine.session.SharedMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session that is closed keeps nobody waiting, whatever is going on in it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosedWhileTest {
  private static final String ENDLESS =
      "CREATE TABLE g (k INT) WITH ('connector' = 'datagen', 'rows-per-second' = '10000')";
  private static final String NOWHERE = "CREATE TABLE b (k INT) WITH ('connector' = 'blackhole')";

  @TempDir Path folder;
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final SharedMemory memory = new SharedMemory();

  @AfterEach
  void end() throws InterruptedException {
    others.shutdownNow();
    assertTrue(others.awaitTermination(10, TimeUnit.SECONDS));
    memory.close();
  }

  private Session session(Map<String, String> options) {
    Session session =
        new Session(
            new SessionSettings(
                LocalPlatform.create(4),
                folder.toString(),
                folder.resolve("scratch").toString(),
                null,
                options,
                false,
                false),
            memory);
    session.execute(ENDLESS, List.of());
    session.execute(NOWHERE, List.of());
    return session;
  }

  private static RowStream query(Session session) {
    return ((Result.Rows) session.execute("SELECT k FROM g", List.of())).rows();
  }

  @Test
  void aQueryThatNobodyClosedEnds() throws InterruptedException {
    Session session = session(Map.of("sql-client.execution.result-mode", "CHANGELOG"));
    RowStream rows = query(session);
    while (rows.next(100).rows() == 0) {
      // It has to run first.
    }
    session.close();
    for (int i = 0; rows.next(10) != null; i++) {
      assertTrue(i < 1000, "it never ends");
    }
  }

  @Test
  void nothingBeginsInAClosedSession() {
    Session session = session(Map.of("sql-client.execution.result-mode", "CHANGELOG"));
    session.close();
    for (String statement : List.of("SELECT k FROM g", "INSERT INTO b SELECT k FROM g")) {
      MillraceException told =
          assertThrows(MillraceException.class, () -> session.execute(statement, List.of()));
      assertEquals("the session is closed", told.getMessage());
    }
  }

  @Test
  void aJobThatMayNotBeginLeavesItsCheckpointsToOthers() {
    Map<String, String> options = Map.of("execution.checkpointing.interval", "1 s");
    String insert = "INSERT INTO b SELECT k FROM g";
    try (Session ended = session(options);
        Session other = session(options)) {
      ended.end();
      assertThrows(MillraceException.class, () -> ended.execute(insert, List.of()));
      other.execute(insert, List.of());
      assertEquals(1, other.jobs().size());
    }
  }

  /** Whoever waits for an INSERT that began just before, or would have begun just after. */
  @Test
  void anInsertThatIsBeginningEnds() throws Exception {
    for (int round = 0; round < 60; round++) {
      Session session = session(Map.of("table.dml-sync", "true"));
      CountDownLatch begun = new CountDownLatch(1);
      Future<?> insert =
          others.submit(
              () -> {
                begun.countDown();
                session.execute("INSERT INTO b SELECT k FROM g", List.of());
              });
      begun.await();
      TimeUnit.MILLISECONDS.sleep(round);
      session.close();
      try {
        insert.get(20, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new AssertionError("it is awaited for ever, round " + round, e);
      } catch (java.util.concurrent.ExecutionException e) {
        String told = e.getCause().getMessage();
        assertTrue(told.contains("closed") || told.contains("cancelled"), told);
      }
    }
  }
}
