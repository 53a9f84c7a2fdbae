package io.millrace.executor.task;

/** What a task tells. Called on the thread that steps it; must return at once. */
public interface TaskEvents {

  /** The barrier of a checkpoint has left the task. */
  void cutTaken(int task, TaskCut snapshot);

  /** End has left the task; barriers still pass. */
  void ended(int task);

  /** The task stands still and waits to be closed. */
  void failed(int task, Throwable failure);

  /** Nothing of the task runs any more. */
  void closed(int task);
}
