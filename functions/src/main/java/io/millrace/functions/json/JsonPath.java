package io.millrace.functions.json;

import io.millrace.data.error.MillraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into JSON: {@code [lax|strict] $.name['name'][0][-1][1:3][*].*..name[?(@.a > 1)]}. A path
 * without wildcards, slices, unions, descents and filters finds one value, others find a list.
 * Strict, the default, reports what it does not find; lax takes it as absent.
 */
final class JsonPath {
  private static final Pattern MODE =
      Pattern.compile("^\\s*(strict|lax)\\s+(.+)$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final boolean strict;
  private final List<Step> steps = new ArrayList<>();
  private final boolean definite;

  /** One part of a path. */
  private sealed interface Step {}

  /** Members of an object. */
  private record Names(List<String> names) implements Step {}

  /** Elements of an array, from the end if negative. */
  private record Indexes(List<Integer> indexes) implements Step {}

  /** Elements from one to another (exclusive); null for the ends. */
  private record Slice(Integer from, Integer to) implements Step {}

  /** All members or elements. */
  private record All() implements Step {}

  /** Elements for which a condition holds; an object itself, if it does for that. */
  private record Filter(JsonFilter condition) implements Step {}

  /** This and everything below it. */
  private record Descend() implements Step {}

  /** Why there is no result. */
  static final class NotFound extends Exception {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message);
    }
  }

  JsonPath(String text) {
    Matcher matcher = MODE.matcher(text);
    boolean hasMode = matcher.matches();
    strict = !hasMode || matcher.group(1).equalsIgnoreCase("strict");
    new PathReader(hasMode ? matcher.group(2) : text).read(steps);
    definite =
        steps.stream()
            .allMatch(
                s ->
                    s instanceof Names n && n.names().size() == 1
                        || s instanceof Indexes i && i.indexes().size() == 1);
  }

  boolean isStrict() {
    return strict;
  }

  /** The value, or the list of values, at the path; null if there is none and the path is lax. */
  Object read(Object document) throws NotFound {
    Object result = find(document);
    if (result == null && strict) {
      throw new NotFound("there is nothing at the strict JSON path");
    }
    return result;
  }

  /** The value, or the list of values, at the path; null if there is none, whatever the mode. */
  Object find(Object document) {
    List<Object> values = new ArrayList<>();
    all(document).forEach(f -> values.add(f.value()));
    return definite ? values.isEmpty() ? null : values.get(0) : values;
  }

  /** Whether there is a value at the path, which may be null. */
  boolean findsSomething(Object document) {
    return !all(document).isEmpty();
  }

  private List<Found> all(Object document) {
    List<Found> found = List.of(new Found(document));
    for (Step step : steps) {
      List<Found> next = new ArrayList<>();
      for (Found from : found) {
        if (step instanceof Filter filter) {
          filter(filter.condition(), from.value(), document, next);
        } else {
          follow(step, from.value(), next);
        }
      }
      found = next;
    }
    return found;
  }

  private static void filter(JsonFilter condition, Object from, Object document, List<Found> out) {
    List<?> candidates =
        from instanceof List<?> array ? array : from instanceof Map ? List.of(from) : List.of();
    for (Object candidate : candidates) {
      if (condition.test(candidate, document)) {
        out.add(new Found(candidate));
      }
    }
  }

  /** A value on the way; may hold null. */
  private record Found(Object value) {}

  private static void follow(Step step, Object from, List<Found> out) {
    if (step instanceof Names names && from instanceof Map<?, ?> object) {
      for (String name : names.names()) {
        if (object.containsKey(name)) {
          out.add(new Found(object.get(name)));
        }
      }
    } else if (step instanceof Indexes indexes && from instanceof List<?> array) {
      for (int index : indexes.indexes()) {
        int at = index < 0 ? index + array.size() : index;
        if (at >= 0 && at < array.size()) {
          out.add(new Found(array.get(at)));
        }
      }
    } else if (step instanceof Slice slice && from instanceof List<?> array) {
      int first = bound(slice.from(), 0, array.size());
      int last = bound(slice.to(), array.size(), array.size());
      for (int at = first; at < last; at++) {
        out.add(new Found(array.get(at)));
      }
    } else if (step instanceof All) {
      children(from).forEach(child -> out.add(new Found(child)));
    } else if (step instanceof Descend) {
      descend(from, out);
    }
  }

  private static int bound(Integer given, int missing, int size) {
    int at = given == null ? missing : given < 0 ? given + size : given;
    return Math.max(0, Math.min(size, at));
  }

  private static Iterable<?> children(Object from) {
    if (from instanceof Map<?, ?> object) {
      return object.values();
    }
    return from instanceof List<?> array ? array : List.of();
  }

  private static void descend(Object from, List<Found> out) {
    out.add(new Found(from));
    for (Object child : children(from)) {
      descend(child, out);
    }
  }

  /** Reads the text of a path. */
  private static final class PathReader {
    private final String text;
    private int at;

    PathReader(String text) {
      this.text = text.trim();
    }

    void read(List<Step> steps) {
      if (!text.startsWith("$")) {
        throw malformed();
      }
      at = 1;
      while (at < text.length()) {
        if (text.startsWith("..", at)) {
          steps.add(new Descend());
          at += 2;
          if (at < text.length() && text.charAt(at) != '[') {
            steps.add(member());
          }
        } else if (text.charAt(at) == '.') {
          at++;
          if (!text.startsWith("[", at)) {
            steps.add(member());
          }
        } else if (text.charAt(at) == '[') {
          at++;
          steps.add(bracket());
        } else {
          throw malformed();
        }
      }
    }

    private Step member() {
      int start = at;
      while (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String name = text.substring(start, at);
      if (name.isEmpty() || name.endsWith(")")) {
        throw name.isEmpty() ? malformed() : MillraceException.notSupported("JSON path " + text);
      }
      return name.equals("*") ? new All() : new Names(List.of(name));
    }

    private Step bracket() {
      int close = closing();
      String inside = text.substring(at, close).trim();
      at = close + 1;
      if (inside.equals("*")) {
        return new All();
      } else if (inside.startsWith("?")) {
        return filter(inside.substring(1).trim());
      } else if (inside.startsWith("(")) {
        throw MillraceException.notSupported("computed places in JSON path " + text);
      } else if (inside.startsWith("'") || inside.startsWith("\"")) {
        return names(inside);
      }
      try {
        return numbers(inside);
      } catch (NumberFormatException e) {
        throw malformed(e);
      }
    }

    private static Step filter(String condition) {
      if (!condition.startsWith("(") || !condition.endsWith(")")) {
        throw JsonFilter.malformed(condition, null);
      }
      return new Filter(JsonFilter.of(condition.substring(1, condition.length() - 1)));
    }

    /** Where the bracket closes; quotes, and brackets within, are skipped. */
    private int closing() {
      char quote = 0;
      int inner = 0;
      for (int i = at; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != 0) {
          i += c == '\\' ? 1 : 0;
          quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
          quote = c;
        } else if (c == '[') {
          inner++;
        } else if (c == ']' && inner-- == 0) {
          return i;
        }
      }
      throw malformed();
    }

    private Step names(String inside) {
      List<String> names = new ArrayList<>();
      Matcher matcher =
          Pattern.compile("\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*(,|$)")
              .matcher(inside);
      int end = 0;
      while (end < inside.length() && matcher.find() && matcher.start() == end) {
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        names.add(name.replaceAll("\\\\(.)", "$1"));
        end = matcher.end();
      }
      if (end < inside.length()) {
        throw malformed();
      }
      return new Names(names);
    }

    private static Step numbers(String inside) {
      int colon = inside.indexOf(':');
      if (colon >= 0) {
        return new Slice(number(inside.substring(0, colon)), number(inside.substring(colon + 1)));
      }
      List<Integer> indexes = new ArrayList<>();
      for (String part : inside.split(",")) {
        indexes.add(Integer.parseInt(part.trim()));
      }
      return new Indexes(indexes);
    }

    private static Integer number(String text) {
      return text.isBlank() ? null : Integer.valueOf(text.trim());
    }

    private MillraceException malformed() {
      return malformed(null);
    }

    private MillraceException malformed(Throwable cause) {
      return MillraceException.deterministic("malformed JSON path '" + text + "'", cause);
    }
  }
}
