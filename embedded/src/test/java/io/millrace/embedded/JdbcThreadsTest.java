package io.millrace.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at once, over one connection and over many; queries end in the middle. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JdbcThreadsTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 6;
  private static final String URL =
      "jdbc:millrace:sql-client.execution.result-mode=CHANGELOG;parallelism.default=2";
  private static final String ENDLESS =
      "CREATE TEMPORARY TABLE IF NOT EXISTS g (k INT, v BIGINT) WITH ('connector' = 'datagen',"
          + " 'rows-per-second' = '100000', 'fields.k.min' = '1', 'fields.k.max' = '5')";
  private static final String COUNTS = "SELECT k, COUNT(*) AS c FROM g GROUP BY k";

  private static Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(URL);
    try (Statement statement = connection.createStatement()) {
      statement.execute(ENDLESS);
    }
    return connection;
  }

  /** Runs what each thread is to do in all of them at once, and hands on what went wrong. */
  private static void inThreads(ThreadWork work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        Callable<Void> each =
            () -> {
              start.await();
              for (int round = 0; round < ROUNDS; round++) {
                work.run(new Random(thread * 100 + round));
              }
              return null;
            };
        all.add(threads.submit(each));
      }
      start.countDown();
      for (Future<Void> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
      assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }
  }

  private interface ThreadWork {
    void run(Random random) throws Exception;
  }

  /** Reads some rows of an endless query, and ends it in one way or another. */
  private static void readAndEnd(Connection connection, Random random) throws Exception {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery(COUNTS);
    for (int i = 0; i < 1 + random.nextInt(50); i++) {
      assertTrue(rows.next());
    }
    switch (random.nextInt(3)) {
      case 0 -> rows.close();
      case 1 -> statement.close();
      default -> {
        Thread canceller =
            new Thread(
                () -> {
                  try {
                    statement.cancel();
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                });
        canceller.start();
        boolean more = true;
        try {
          while (more) {
            more = rows.next();
          }
        } catch (SQLException e) {
          assertTrue(e.getMessage().contains("cancel"), e.getMessage());
        }
        canceller.join();
      }
    }
    statement.close();
    assertEquals(1, count(connection));
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT a FROM (VALUES (1)) AS t (a)")) {
      int last = 0;
      while (rows.next()) {
        last = rows.getInt("a");
      }
      return last;
    }
  }

  @Test
  void eachWithItsOwnConnection() throws Exception {
    inThreads(
        random -> {
          try (Connection connection = connect()) {
            readAndEnd(connection, random);
          }
        });
  }

  @Test
  void allOverOneConnection() throws Exception {
    try (Connection connection = connect()) {
      inThreads(random -> readAndEnd(connection, random));
    }
  }

  /** Whoever reads meanwhile is told, and does not hang. */
  @Test
  void aConnectionIsClosedWhileQueriesRun() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Connection connection = connect();
      CountDownLatch reading = new CountDownLatch(THREADS);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<Void> read =
            () -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(COUNTS)) {
                assertTrue(rows.next());
                reading.countDown();
                while (rows.next()) {
                  assertTrue(rows.getLong("c") > 0);
                }
              } catch (SQLException e) {
                assertTrue(
                    e.getMessage() != null && !e.getMessage().contains("internal"), e::toString);
              }
              return null;
            };
        all.add(threads.submit(read));
      }
      reading.await();
      connection.close();
      for (Future<Void> each : all) {
        each.get(30, TimeUnit.SECONDS);
      }
      threads.shutdown();
      assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }
  }
}
