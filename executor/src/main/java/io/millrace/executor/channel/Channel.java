package io.millrace.executor.channel;

import io.millrace.executor.element.StreamElement;
import io.millrace.executor.schedule.Waker;

/**
 * A bounded queue from one producing to one consuming task, without locks. The producer asks {@link
 * #hasRoom()} before it sends data; other elements are always taken, since a producer sends few of
 * them between two batches. Sending wakes the consumer; emptying a full channel to a half wakes the
 * producer.
 */
public final class Channel {
  private final StreamElement[] ring;
  private final int mask;
  private final int capacity;
  private final Waker producer;
  private final Waker consumer;

  /** Number of elements ever taken; written by the consumer. */
  private volatile long taken;

  /** Number of elements ever sent; written by the producer. */
  private volatile long sent;

  /**
   * @param capacity batches it holds, at least 1
   */
  public Channel(int capacity, Waker producer, Waker consumer) {
    this.capacity = capacity;
    ring = new StreamElement[Integer.highestOneBit(capacity * 2 + 31)];
    mask = ring.length - 1;
    this.producer = producer;
    this.consumer = consumer;
  }

  /** For the producer: whether a batch may be sent. */
  public boolean hasRoom() {
    return sent - taken < capacity;
  }

  /** For the producer. Throws IllegalStateException if it sends on and on without asking. */
  public void send(StreamElement element) {
    long at = sent;
    if (at - taken >= ring.length) {
      throw new IllegalStateException(
          "channel overrun: " + ring.length + " elements wait and " + element + " comes");
    }
    ring[(int) at & mask] = element;
    sent = at + 1;
    consumer.wake();
  }

  /** For the consumer: the next element, or null. */
  public StreamElement poll() {
    long at = taken;
    if (at == sent) {
      return null;
    }
    int slot = (int) at & mask;
    StreamElement element = ring[slot];
    ring[slot] = null;
    taken = at + 1;
    if (sent - at - 1 == capacity / 2) {
      producer.wake();
    }
    return element;
  }

  /** For anybody: elements that wait, roughly. */
  public int size() {
    return (int) (sent - taken);
  }
}
