package io.millrace.functions.registry;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.SqlFunction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All scalar functions by name. What a name means is said by lines of an index, which are read when
 * the name is first asked for; a class is loaded when one of its functions is called. Thread-safe.
 */
public final class FunctionRegistry {

  /** Scalar functions that Flink SQL 2.3 has and Millrace has not. */
  private static final Set<String> NOT_YET = Set.of("INET_ATON", "INET_NTOA");

  /** A line of the index with the loader of the class that it names. */
  private record Source(String line, ClassLoader loader) {}

  private final Map<String, List<Source>> sources;
  private final Map<String, ExternalFunction> external;
  private final Map<String, List<Signature>> signatures = new HashMap<>();

  private FunctionRegistry(
      Map<String, List<Source>> sources, Map<String, ExternalFunction> external) {
    this.sources = sources;
    this.external = external;
  }

  private FunctionRegistry(Map<String, List<Source>> sources) {
    this(sources, Map.of());
  }

  /** These functions and those of users, which hide others of the same name, in capitals. */
  public FunctionRegistry with(Map<String, ExternalFunction> users) {
    return users.isEmpty() && external.isEmpty()
        ? this
        : new FunctionRegistry(sources, Map.copyOf(users));
  }

  /** Whether a name is that of a function that gives rows. */
  public boolean givesRows(String name) {
    ExternalFunction function = external.get(fold(name));
    return function != null && function.givesRows();
  }

  /** A registry over an index, which {@link #index} makes. */
  public static FunctionRegistry ofIndex(List<String> lines, ClassLoader loader) {
    Map<String, List<Source>> sources = new HashMap<>(2 * lines.size());
    add(lines, loader, sources);
    return new FunctionRegistry(sources);
  }

  private static void add(
      List<String> lines, ClassLoader loader, Map<String, List<Source>> sources) {
    for (String line : lines) {
      String name = IndexLine.nameOf(line);
      List<Source> known = sources.get(name);
      if (known == null) {
        known = new ArrayList<>(4);
        sources.put(name, known);
      }
      known.add(new Source(line, loader));
    }
  }

  /**
   * The index of the functions in {@code classes}, in an order that depends on nothing else. A
   * method that breaks the calling convention is an IllegalArgumentException.
   */
  public static List<String> index(List<Class<?>> classes) {
    List<String> lines = new ArrayList<>();
    for (Class<?> c : classes) {
      for (Method method : c.getDeclaredMethods()) {
        SqlFunction function = method.getAnnotation(SqlFunction.class);
        if (function != null && Modifier.isPublic(method.getModifiers())) {
          for (String name : names(function)) {
            IndexLine line = IndexLine.of(name, method, function);
            new Signature(line).shape();
            lines.add(line.toString());
          }
        }
      }
    }
    Collections.sort(lines);
    return lines;
  }

  private static List<String> names(SqlFunction annotation) {
    List<String> names = new ArrayList<>(List.of(annotation.aliases()));
    names.add(annotation.name());
    return names;
  }

  /** These functions and those of further classes, which add overloads to names already there. */
  public FunctionRegistry plus(List<Class<?>> classes) {
    Map<String, List<Source>> merged = new HashMap<>();
    sources.forEach((name, lines) -> merged.put(name, new ArrayList<>(lines)));
    for (Class<?> c : classes) {
      add(index(List.of(c)), c.getClassLoader(), merged);
    }
    return new FunctionRegistry(merged);
  }

  /** SQL names of all functions, aliases included, in capitals. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(sources.keySet());
    names.addAll(external.keySet());
    return Collections.unmodifiableSortedSet(names);
  }

  public boolean contains(String name) {
    return sources.containsKey(fold(name)) || external.containsKey(fold(name));
  }

  /** A function that a user registered; empty if the name is not that of one. */
  public Optional<ExternalFunction> external(String name) {
    return Optional.ofNullable(external.get(fold(name)));
  }

  /** What is known of a function without arguments; unknown names are an error. */
  public FunctionDescription describe(String name) {
    ExternalFunction user = external.get(fold(name));
    if (user != null) {
      return user.describe();
    }
    List<Signature> overloads = overloads(name);
    int min = Integer.MAX_VALUE;
    int max = 0;
    Map<String, String> results = new LinkedHashMap<>();
    for (Signature signature : overloads) {
      min = Math.min(min, signature.minArguments());
      boolean open = max < 0 || signature.maxArguments() < 0;
      max = open ? -1 : Math.max(max, signature.maxArguments());
      results.putIfAbsent(signature.toString(), signature.result());
    }
    return new FunctionDescription(
        fold(name),
        min,
        max,
        List.copyOf(results.keySet()),
        List.copyOf(results.values()),
        overloads.get(0).line().determinism());
  }

  /** What the function does, in a sentence or two; unknown names are an error. */
  public String documentation(String name) {
    Map<String, Method> methods = new TreeMap<>();
    for (Signature signature : overloads(name)) {
      methods.put(signature + signature.line().method().text(), signature.shape().method());
    }
    return methods.values().stream()
        .map(method -> method.getAnnotation(SqlFunction.class).doc())
        .filter(doc -> !doc.isEmpty() && !doc.startsWith("See above"))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** The overload for arguments of these types, none of them a literal. */
  public ResolvedFunction resolve(String name, List<DataType> argumentTypes) {
    return resolveCall(name, arguments(argumentTypes));
  }

  private static List<Argument> arguments(List<DataType> types) {
    List<Argument> arguments = new ArrayList<>(types.size());
    for (DataType type : types) {
      arguments.add(Argument.of(type));
    }
    return arguments;
  }

  /**
   * The overload that needs the fewest conversions. An unknown name, and arguments that no overload
   * takes, are errors of the deterministic class.
   */
  public ResolvedFunction resolveCall(String name, List<Argument> arguments) {
    ResolvedFunction best = best(name, arguments);
    if (best == null) {
      throw mismatch(name, arguments);
    }
    return best;
  }

  /** Type of a call, or empty if no overload takes these types; unknown names are an error. */
  public Optional<DataType> infer(String name, List<DataType> argumentTypes) {
    ResolvedFunction best = best(name, arguments(argumentTypes));
    return best == null ? Optional.empty() : Optional.of(best.resultType());
  }

  private ResolvedFunction best(String name, List<Argument> arguments) {
    ExternalFunction user = external.get(fold(name));
    if (user != null) {
      return user.resolve(arguments);
    }
    Signature.Match best = null;
    for (Signature signature : overloads(name)) {
      Signature.Match match = signature.match(arguments);
      if (match != null && (best == null || match.cost() < best.cost())) {
        best = match;
      }
    }
    return best == null ? null : best.function();
  }

  private MillraceException mismatch(String name, List<Argument> arguments) {
    String given =
        arguments.stream().map(a -> a.type().sql()).collect(Collectors.joining(", ", "(", ")"));
    FunctionDescription description = describe(name);
    String what =
        arguments.size() < description.minArguments()
                || description.maxArguments() >= 0 && arguments.size() > description.maxArguments()
            ? "wrong number of arguments for function "
            : "wrong argument types for function ";
    return MillraceException.deterministic(
        what
            + fold(name)
            + ": got "
            + given
            + ", expected "
            + String.join(" or ", description.signatures()));
  }

  /** The error for a name that is none of the functions here. */
  public MillraceException unknown(String name) {
    return NOT_YET.contains(fold(name))
        ? MillraceException.notSupported("function " + fold(name))
        : MillraceException.deterministic("unknown function '" + name + "'")
            .withHint(NearestName.hint(name, names()));
  }

  private synchronized List<Signature> overloads(String name) {
    String folded = fold(name);
    List<Signature> known = signatures.get(folded);
    if (known == null) {
      List<Source> lines = sources.get(folded);
      if (lines == null) {
        throw unknown(name);
      }
      known = new ArrayList<>();
      for (Source source : lines) {
        known.add(new Signature(IndexLine.parse(source.line(), source.loader())));
      }
      signatures.put(folded, known);
    }
    return known;
  }

  private static String fold(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
