package io.millrace.engine.session;

import io.millrace.data.platform.Platform;
import java.util.Map;

/**
 * What a session is opened with.
 *
 * @param platform clock, chance, files, threads, console
 * @param folder absolute; relative paths of tables and the default checkpoint folder start here
 * @param scratch absolute; a folder of this process for what need not survive it
 * @param jobName default of {@code pipeline.name}: the script's file name; null outside of scripts
 * @param options as on the command line
 * @param fresh whether jobs forget their checkpoints instead of continuing
 * @param acceptRepeats whether a job may go behind what its sinks committed when its newest
 *     checkpoint is damaged
 */
public record SessionSettings(
    Platform platform,
    String folder,
    String scratch,
    String jobName,
    Map<String, String> options,
    boolean fresh,
    boolean acceptRepeats) {}
