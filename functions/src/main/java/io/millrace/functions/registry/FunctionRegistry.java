package io.millrace.functions.registry;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.SqlFunction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All scalar functions by name. Which classes hold a name is known from an index; a class is loaded
 * and read when one of its names is first asked for. Thread-safe.
 */
public final class FunctionRegistry {
  private final ClassLoader loader;
  private final Map<String, List<String>> classesOfName;
  private final Map<String, List<Signature>> signatures = new HashMap<>();

  private FunctionRegistry(ClassLoader loader, Map<String, List<String>> classesOfName) {
    this.loader = loader;
    this.classesOfName = classesOfName;
  }

  /**
   * A registry over an index.
   *
   * @param lines each a SQL name in capitals followed by the names of the classes that hold it, all
   *     separated by tabs
   */
  public static FunctionRegistry ofIndex(List<String> lines, ClassLoader loader) {
    Map<String, List<String>> index = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split("\t");
      index.put(words[0], List.of(words).subList(1, words.length));
    }
    return new FunctionRegistry(loader, index);
  }

  /** The index of the functions in {@code classes}; see {@link #ofIndex}. */
  public static List<String> index(List<Class<?>> classes) {
    TreeMap<String, TreeSet<String>> index = new TreeMap<>();
    for (Class<?> c : classes) {
      for (Method method : c.getDeclaredMethods()) {
        SqlFunction annotation = method.getAnnotation(SqlFunction.class);
        if (annotation != null) {
          for (String name : names(annotation)) {
            index.computeIfAbsent(name, n -> new TreeSet<>()).add(c.getName());
          }
        }
      }
    }
    return index.entrySet().stream()
        .map(e -> e.getKey() + "\t" + String.join("\t", e.getValue()))
        .toList();
  }

  /** These functions and those of further classes, which add overloads to names already there. */
  public FunctionRegistry plus(List<Class<?>> classes) {
    Map<String, List<String>> merged = new TreeMap<>(classesOfName);
    for (String line : index(classes)) {
      String[] words = line.split("\t");
      List<String> all = new ArrayList<>(merged.getOrDefault(words[0], List.of()));
      all.addAll(List.of(words).subList(1, words.length));
      merged.put(words[0], all);
    }
    ClassLoader its = classes.isEmpty() ? loader : classes.get(0).getClassLoader();
    return new FunctionRegistry(its, merged);
  }

  private static List<String> names(SqlFunction annotation) {
    List<String> names = new ArrayList<>(List.of(annotation.aliases()));
    names.add(annotation.name());
    return names;
  }

  /** SQL names of all functions, aliases included, in capitals. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(classesOfName.keySet()));
  }

  public boolean contains(String name) {
    return classesOfName.containsKey(fold(name));
  }

  /** What is known of a function without arguments; unknown names are an error. */
  public FunctionDescription describe(String name) {
    List<Signature> overloads = overloads(name);
    int min = overloads.stream().mapToInt(Signature::minArguments).min().orElse(0);
    boolean open = overloads.stream().anyMatch(s -> s.maxArguments() < 0);
    int max = open ? -1 : overloads.stream().mapToInt(Signature::maxArguments).max().orElse(0);
    Map<String, String> results = new LinkedHashMap<>();
    overloads.forEach(s -> results.putIfAbsent(s.toString(), s.result()));
    return new FunctionDescription(
        fold(name),
        min,
        max,
        List.copyOf(results.keySet()),
        List.copyOf(results.values()),
        overloads.get(0).annotation().determinism(),
        doc(overloads));
  }

  /** What the overloads say, but for references to each other. */
  private static String doc(List<Signature> overloads) {
    return overloads.stream()
        .map(s -> s.annotation().doc())
        .filter(doc -> !doc.isEmpty() && !doc.startsWith("See above"))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** The overload for arguments of these types, none of them a literal. */
  public ResolvedFunction resolve(String name, List<DataType> argumentTypes) {
    return resolveCall(name, argumentTypes.stream().map(Argument::of).toList());
  }

  /**
   * The overload that needs the fewest conversions. An unknown name, and arguments that no overload
   * takes, are errors of the deterministic class.
   */
  public ResolvedFunction resolveCall(String name, List<Argument> arguments) {
    return best(name, arguments).orElseThrow(() -> mismatch(name, arguments));
  }

  /** Type of a call, or empty if no overload takes these types; unknown names are an error. */
  public Optional<DataType> infer(String name, List<DataType> argumentTypes) {
    return best(name, argumentTypes.stream().map(Argument::of).toList())
        .map(ResolvedFunction::resultType);
  }

  private Optional<ResolvedFunction> best(String name, List<Argument> arguments) {
    Signature.Match best = null;
    for (Signature signature : overloads(name)) {
      Signature.Match match = signature.match(arguments);
      if (match != null && (best == null || match.cost() < best.cost())) {
        best = match;
      }
    }
    return Optional.ofNullable(best).map(Signature.Match::function);
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

  private synchronized List<Signature> overloads(String name) {
    String folded = fold(name);
    List<Signature> known = signatures.get(folded);
    if (known == null) {
      List<String> classes = classesOfName.get(folded);
      if (classes == null) {
        throw MillraceException.deterministic("unknown function '" + name + "'")
            .withHint(NearestName.hint(name, names()));
      }
      known = classes.stream().flatMap(c -> read(c, folded).stream()).toList();
      signatures.put(folded, known);
    }
    return known;
  }

  /** The overloads of a name in one class, in an order that does not depend on the JVM. */
  private List<Signature> read(String className, String name) {
    Class<?> c;
    try {
      c = Class.forName(className, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the index of functions names a missing class", e);
    }
    return Arrays.stream(c.getDeclaredMethods())
        .filter(
            m -> Modifier.isPublic(m.getModifiers()) && m.isAnnotationPresent(SqlFunction.class))
        .filter(m -> names(m.getAnnotation(SqlFunction.class)).contains(name))
        .map(m -> new Signature(name, m, m.getAnnotation(SqlFunction.class)))
        .sorted(Comparator.comparing(Signature::minArguments).thenComparing(Signature::toString))
        .toList();
  }

  private static String fold(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
