package io.millrace.engine.session;

import io.millrace.data.option.Options;
import io.millrace.engine.connect.ConnectorRegistry;
import java.time.ZoneId;
import java.util.List;

/**
 * What a statement runs with, as it stood when the statement was given.
 *
 * @param options what the session had set
 * @param zone {@code table.local-time-zone}
 * @param parameters values of {@code ?}, in order
 */
record JobRequest(
    Options options,
    ZoneId zone,
    ConnectorRegistry connectors,
    Positions positions,
    List<Object> parameters) {}
