package io.millrace.functions.registry;

import io.millrace.functions.api.SqlFunction.Determinism;
import java.util.List;

/**
 * A function as documentation and validator see it.
 *
 * @param name SQL name in capitals
 * @param minArguments fewest arguments of any overload
 * @param maxArguments most arguments of any overload; -1 for any number
 * @param signatures the overloads as text, such as {@code LEFT(STRING, INT)}
 * @param results type of the result of each signature in words
 * @param determinism the same for all overloads
 */
public record FunctionDescription(
    String name,
    int minArguments,
    int maxArguments,
    List<String> signatures,
    List<String> results,
    Determinism determinism) {}
