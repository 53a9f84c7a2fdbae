package io.millrace.executor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.platform.Clock;
import io.millrace.data.platform.SystemClock;
import io.millrace.executor.channel.Channel;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolSchedulerTest {
  private final Clock clock = new SystemClock();
  private final WorkerPoolScheduler scheduler = new WorkerPoolScheduler(clock);
  private final List<Thread> threads = new ArrayList<>();

  WorkerPoolSchedulerTest() {
    for (int i = 0; i < 3; i++) {
      Thread thread = new Thread(scheduler::work);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    scheduler.close();
    for (Thread thread : threads) {
      thread.join(10_000);
      assertTrue(!thread.isAlive());
    }
  }

  /** Sends numbers through a channel as long as there is room. */
  private static final class Producer implements Schedulable {
    private final Waker waker = new Waker();
    private final int count;
    private Channel out;
    private int sent;

    Producer(int count) {
      this.count = count;
    }

    @Override
    public StepResult step(int budget) {
      for (int i = 0; i < budget && sent < count; i++) {
        if (!out.hasRoom()) {
          return StepResult.BLOCKED;
        }
        out.send(new Watermark(sent++));
      }
      return sent == count ? StepResult.DONE : StepResult.WORKED;
    }

    @Override
    public long wakeAtNanos() {
      return Long.MAX_VALUE;
    }

    @Override
    public Waker waker() {
      return waker;
    }
  }

  /** Takes numbers, in order. */
  private static final class Consumer implements Schedulable {
    private final Waker waker = new Waker();
    private final int count;
    private final CountDownLatch done;
    private final AtomicInteger inside = new AtomicInteger();
    private Channel in;
    private int received;

    Consumer(int count, CountDownLatch done) {
      this.count = count;
      this.done = done;
    }

    @Override
    public StepResult step(int budget) {
      assertEquals(1, inside.incrementAndGet());
      try {
        for (StreamElement element = in.poll(); element != null; element = in.poll()) {
          assertEquals(received++, ((Watermark) element).millis());
        }
        if (received == count) {
          done.countDown();
          return StepResult.DONE;
        }
        return StepResult.IDLE;
      } finally {
        inside.decrementAndGet();
      }
    }

    @Override
    public long wakeAtNanos() {
      return Long.MAX_VALUE;
    }

    @Override
    public Waker waker() {
      return waker;
    }
  }

  @Test
  void channelsDeliverAllInOrderAndNoWakeUpIsLost() throws InterruptedException {
    int pairs = 8;
    int count = 50_000;
    CountDownLatch done = new CountDownLatch(pairs);
    for (int i = 0; i < pairs; i++) {
      Producer producer = new Producer(count);
      Consumer consumer = new Consumer(count, done);
      Channel channel = new Channel(1 + i, producer.waker, consumer.waker);
      producer.out = channel;
      consumer.in = channel;
      scheduler.start(consumer);
      scheduler.start(producer);
    }
    assertTrue(done.await(60, TimeUnit.SECONDS));
  }

  @Test
  void deadlinesWake() throws InterruptedException {
    CountDownLatch steps = new CountDownLatch(3);
    Waker waker = new Waker();
    scheduler.start(
        new Schedulable() {
          @Override
          public StepResult step(int budget) {
            steps.countDown();
            return steps.getCount() == 0 ? StepResult.DONE : StepResult.IDLE;
          }

          @Override
          public long wakeAtNanos() {
            return clock.nanoTime() + 1_000_000;
          }

          @Override
          public Waker waker() {
            return waker;
          }
        });
    assertTrue(steps.await(60, TimeUnit.SECONDS));
  }
}
