package io.millrace.engine.connect;

import io.millrace.data.platform.Platform;
import java.time.ZoneId;

/**
 * What all tables of a session share.
 *
 * @param folder absolute; against which relative paths are resolved
 * @param zone {@code table.local-time-zone}
 */
public record TableSetting(String folder, ZoneId zone, Platform platform) {}
