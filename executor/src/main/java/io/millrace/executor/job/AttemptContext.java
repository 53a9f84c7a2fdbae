package io.millrace.executor.job;

import io.millrace.executor.schedule.Waker;
import io.millrace.executor.task.TaskPlace;
import io.millrace.executor.task.TaskState;
import java.util.List;

/** What an attempt to run a job continues from. */
public interface AttemptContext {

  /** Number of this attempt, ascending over all starts of the job. */
  long attempt();

  /** Number of the first checkpoint to come. */
  long nextCheckpoint();

  /** Positions of a source in the checkpoint continued from; null: from the beginning. */
  List<byte[]> positions(String sourceIdentity);

  /**
   * State for a task: what the checkpoint holds for its operators, else empty. Does not block.
   *
   * @param operators identities of the operators of its chain
   */
  TaskState state(TaskPlace place, List<String> operators, Waker waker);
}
