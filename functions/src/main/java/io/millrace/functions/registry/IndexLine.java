package io.millrace.functions.registry;

import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.api.SqlFunction.Nulls;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * One overload under one name, as a line of the index says it: name, what becomes of NULLs,
 * determinism, result, method and the arguments, separated by tabs.
 */
record IndexLine(
    String name,
    Nulls nulls,
    Determinism determinism,
    String returns,
    MethodRef method,
    List<String> arguments) {

  static IndexLine of(String name, Method method, SqlFunction function) {
    return new IndexLine(
        name,
        function.nulls(),
        function.determinism(),
        function.returns(),
        MethodRef.of(method),
        List.of(function.args()));
  }

  /** The name that a line is about. */
  static String nameOf(String line) {
    return line.substring(0, line.indexOf('\t'));
  }

  static IndexLine parse(String line, ClassLoader loader) {
    List<String> words = new ArrayList<>();
    int at = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', at)) {
      words.add(line.substring(at, tab));
      at = tab + 1;
    }
    words.add(line.substring(at));
    return new IndexLine(
        words.get(0),
        Nulls.valueOf(words.get(1)),
        Determinism.valueOf(words.get(2)),
        words.get(3),
        new MethodRef(words.get(4), loader),
        words.subList(5, words.size()));
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    words.add(name);
    words.add(nulls.name());
    words.add(determinism.name());
    words.add(returns);
    words.add(method.text());
    words.addAll(arguments);
    return String.join("\t", words);
  }
}
