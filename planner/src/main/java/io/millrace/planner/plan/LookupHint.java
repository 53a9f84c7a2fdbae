package io.millrace.planner.plan;

/**
 * How a query wants a table to be asked; what is null is as the options of the session say.
 *
 * @param async whether several questions may be open at a time
 * @param unordered whether rows may come out in another order than they came
 * @param capacity most rows that wait for answers
 * @param timeoutMillis after which a question fails
 * @param retryDelayMillis after which a question that found nothing is asked again; null: never
 * @param maxAttempts how often it is asked again
 */
public record LookupHint(
    Boolean async,
    Boolean unordered,
    Integer capacity,
    Long timeoutMillis,
    Long retryDelayMillis,
    Integer maxAttempts) {}
