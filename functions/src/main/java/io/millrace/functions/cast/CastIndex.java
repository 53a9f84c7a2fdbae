package io.millrace.functions.cast;

import io.millrace.functions.cast.CastFunction.Mode;
import io.millrace.functions.registry.MethodRef;
import io.millrace.functions.registry.MethodShape;
import io.millrace.functions.registry.TypeFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which method converts what, from a resource, so that start-up reads no annotations. A line says
 * target families, source families, mode and method, separated by tabs; a test keeps it up to date.
 */
final class CastIndex {
  static final String RESOURCE = "casts.index";

  private static final Map<TypeFamily, List<Entry>> ENTRIES = read();

  private CastIndex() {}

  /** A method with the families it converts. */
  static final class Entry {
    private final Set<TypeFamily> from;
    private final Mode mode;
    private final MethodRef method;
    private MethodShape shape;

    private Entry(Set<TypeFamily> from, Mode mode, MethodRef method) {
      this.from = from;
      this.mode = mode;
      this.method = method;
    }

    boolean takes(TypeFamily family) {
      return from.contains(family);
    }

    Mode mode() {
      return mode;
    }

    synchronized MethodShape shape() {
      if (shape == null) {
        shape = MethodShape.of(method, 1, false, false);
      }
      return shape;
    }
  }

  /** The methods that make values of a family. */
  static List<Entry> entries(TypeFamily target) {
    return ENTRIES.getOrDefault(target, List.of());
  }

  private static Map<TypeFamily, List<Entry>> read() {
    Map<TypeFamily, List<Entry>> entries = new EnumMap<>(TypeFamily.class);
    try (InputStream in = CastIndex.class.getResourceAsStream(RESOURCE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int at = 0;
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
        addLine(text.substring(at, end), entries);
        at = end + 1;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static void addLine(String line, Map<TypeFamily, List<Entry>> entries) {
    int first = line.indexOf('\t');
    int second = line.indexOf('\t', first + 1);
    int third = line.indexOf('\t', second + 1);
    Entry entry =
        new Entry(
            families(line.substring(first + 1, second)),
            Mode.valueOf(line.substring(second + 1, third)),
            new MethodRef(line.substring(third + 1), CastIndex.class.getClassLoader()));
    for (TypeFamily to : families(line.substring(0, first))) {
      List<Entry> known = entries.get(to);
      if (known == null) {
        known = new ArrayList<>();
        entries.put(to, known);
      }
      known.add(entry);
    }
  }

  private static Set<TypeFamily> families(String text) {
    Set<TypeFamily> families = EnumSet.noneOf(TypeFamily.class);
    int at = 0;
    for (int end = text.indexOf(' '); end >= 0; end = text.indexOf(' ', at)) {
      families.add(TypeFamily.valueOf(text.substring(at, end)));
      at = end + 1;
    }
    families.add(TypeFamily.valueOf(text.substring(at)));
    return families;
  }

  /** The lines of the resource. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Class<?> c : classes()) {
      for (Method method : c.getDeclaredMethods()) {
        CastFunction cast = method.getAnnotation(CastFunction.class);
        if (cast != null) {
          lines.add(
              String.join(
                  "\t",
                  names(cast.to()),
                  names(cast.from()),
                  cast.mode().name(),
                  MethodRef.of(method).text()));
        }
      }
    }
    Collections.sort(lines);
    return lines;
  }

  private static String names(TypeFamily[] families) {
    List<String> names = new ArrayList<>();
    for (TypeFamily family : families) {
      names.add(family.name());
    }
    return String.join(" ", names);
  }

  private static List<Class<?>> classes() {
    return List.of(
        BinaryCasts.class,
        BooleanCasts.class,
        DateCasts.class,
        DecimalCasts.class,
        FloatingCasts.class,
        IntegralCasts.class,
        IntervalCasts.class,
        NestedCasts.class,
        NestedTextCasts.class,
        NullCasts.class,
        TemporalTextCasts.class,
        TextCasts.class,
        TimestampCasts.class,
        VariantTextCasts.class);
  }
}
