package io.millrace.functions.json;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;
import java.util.Collection;
import java.util.List;

/** Values found in JSON by a path. */
public final class JsonFunctions {
  private static final Slice WITHOUT = Slice.of("WITHOUT_ARRAY");
  private static final Slice NULL = Slice.of("NULL");

  private JsonFunctions() {}

  @SqlFunction(
      name = "JSON_EXISTS",
      args = {"STRING", "STRING"},
      returns = "BOOLEAN",
      doc =
          "Whether there is something at a JSON path ('lax $.a' or 'strict $.a', strict by"
              + " default); the third argument of the call says what an error gives: TRUE, FALSE,"
              + " UNKNOWN or ERROR.")
  public static boolean exists(PathState state, Slice json, Slice path, NullFlag flag) {
    return exists(state, json, path, Slice.of("FALSE"), flag);
  }

  @SqlFunction(
      name = "JSON_EXISTS",
      args = {"STRING", "STRING", "STRING"},
      returns = "BOOLEAN",
      doc = "See above.")
  public static boolean exists(
      PathState state, Slice json, Slice path, Slice onError, NullFlag flag) {
    try {
      return state.read(json, path) != null;
    } catch (JsonPath.NotFound e) {
      switch (onError.toString()) {
        case "ERROR" -> throw failed("JSON_EXISTS", e);
        case "UNKNOWN" -> flag.isNull = true;
        default -> flag.isNull = false;
      }
      return onError.toString().equals("TRUE");
    }
  }

  private static MillraceException failed(String function, Exception e) {
    return MillraceException.deterministic(function + ": " + e.getMessage(), e);
  }

  @SqlFunction(
      name = "JSON_VALUE",
      args = {"STRING", "STRING", "STRING..."},
      returns = "STRING",
      nulls = Nulls.CALLED,
      doc =
          "The scalar at a JSON path, which is strict if it does not begin with lax: what is not"
              + " there is an error, not empty. Then follow, as keywords, what is given where there"
              + " is none (NULL, ERROR or DEFAULT and a string; then EMPTY) and on an error (then"
              + " ERROR).")
  public static void value(
      PathState state, Slice json, Slice path, Slice[] behaviour, SliceWriter out, NullFlag flag) {
    if (json == null || path == null) {
      flag.isNull = true;
      return;
    }
    Object found;
    try {
      found = state.read(json, path);
    } catch (JsonPath.NotFound e) {
      giveInstead("ERROR", behaviour, out, flag, e);
      return;
    }
    boolean scalar = JsonText.isScalar(found);
    if (found == null || !scalar && !state.path(path).isStrict()) {
      JsonPath.NotFound nothing = new JsonPath.NotFound("there is no scalar at the path");
      giveInstead("EMPTY", behaviour, out, flag, nothing);
    } else if (!scalar) {
      JsonPath.NotFound nested = new JsonPath.NotFound("what is at the strict path is no scalar");
      giveInstead("ERROR", behaviour, out, flag, nested);
    } else {
      out.append(String.valueOf(found));
    }
  }

  /** Does what the keywords before EMPTY or ERROR say; without them the result is NULL. */
  private static void giveInstead(
      String when, Slice[] behaviour, SliceWriter out, NullFlag flag, Exception cause) {
    int at = behaviour.length - 1;
    while (at > 0 && !is(behaviour[at], when)) {
      at--;
    }
    // NULL and ERROR stand alone, DEFAULT stands before its value
    boolean named = at > 0;
    if (named && at >= 2 && is(behaviour[at - 2], "DEFAULT")) {
      flag.isNull = behaviour[at - 1] == null;
      if (behaviour[at - 1] != null) {
        out.append(behaviour[at - 1]);
      }
    } else if (named && is(behaviour[at - 1], "ERROR")) {
      throw failed("JSON_VALUE", cause);
    } else {
      flag.isNull = true;
    }
  }

  private static boolean is(Slice word, String wanted) {
    return word != null && word.length == wanted.length() && word.toString().equals(wanted);
  }

  @SqlFunction(
      name = "JSON_QUERY",
      args = {"STRING", "STRING"},
      returns = "STRING",
      doc =
          "The object or array at a JSON path, as JSON. Three keywords may follow: the wrapper"
              + " (WITHOUT_ARRAY, WITH_CONDITIONAL_ARRAY, WITH_UNCONDITIONAL_ARRAY), and what is"
              + " given where there is none and on an error (NULL, EMPTY_ARRAY, EMPTY_OBJECT,"
              + " ERROR).")
  public static void query(
      PathState state, Slice json, Slice path, SliceWriter out, NullFlag flag) {
    query(state, json, path, WITHOUT, NULL, NULL, out, flag);
  }

  @SqlFunction(
      name = "JSON_QUERY",
      args = {"STRING", "STRING", "STRING", "STRING", "STRING"},
      returns = "STRING",
      doc = "See above.")
  public static void query(
      PathState state,
      Slice json,
      Slice path,
      Slice wrapper,
      Slice onEmpty,
      Slice onError,
      SliceWriter out,
      NullFlag flag) {
    Object found = find(state, json, path, new Behaviour(wrapper, onEmpty, onError), flag);
    if (!flag.isNull) {
      out.append(JsonText.print(found));
    }
  }

  @SqlFunction(
      name = "JSON_QUERY_ARRAY",
      args = {"STRING", "STRING", "STRING", "STRING", "STRING"},
      returns = "ARRAY<STRING>",
      doc = "JSON_QUERY with RETURNING ARRAY<STRING>.")
  public static void queryArray(
      PathState state,
      Slice json,
      Slice path,
      Slice wrapper,
      Slice onEmpty,
      Slice onError,
      ArrayBuilder out,
      NullFlag flag) {
    Behaviour behaviour = new Behaviour(wrapper, onEmpty, onError);
    Object found = find(state, json, path, behaviour, flag);
    if (!flag.isNull && !(found instanceof List)) {
      found = behaviour.onError(new JsonPath.NotFound("what is at the path is no array"), flag);
    }
    if (flag.isNull) {
      return;
    }
    BytesBuilder elements = (BytesBuilder) out.elements();
    for (Object element : found instanceof List<?> list ? list : List.of()) {
      if (element == null) {
        elements.appendNull();
      } else {
        elements.append(JsonText.isScalar(element) ? element.toString() : JsonText.print(element));
      }
    }
    out.end();
  }

  /** What JSON_QUERY does besides looking. */
  private record Behaviour(Slice wrapper, Slice whenEmpty, Slice whenFailed) {
    Object wrapped(Object found) {
      boolean wrap =
          switch (wrapper.toString()) {
            case "WITH_UNCONDITIONAL_ARRAY" -> true;
            case "WITH_CONDITIONAL_ARRAY" -> !(found instanceof Collection);
            default -> false;
          };
      return wrap && found != null ? List.of(found) : found;
    }

    Object onEmpty(Exception cause, NullFlag flag) {
      return instead(whenEmpty, cause, flag);
    }

    Object onError(Exception cause, NullFlag flag) {
      return instead(whenFailed, cause, flag);
    }

    private static Object instead(Slice behaviour, Exception cause, NullFlag flag) {
      switch (behaviour.toString()) {
        case "ERROR" -> throw failed("JSON_QUERY", cause);
        case "EMPTY_ARRAY" -> {
          return List.of();
        }
        case "EMPTY_OBJECT" -> {
          return java.util.Map.of();
        }
        default -> flag.isNull = true;
      }
      return null;
    }
  }

  private static Object find(
      PathState state, Slice json, Slice path, Behaviour behaviour, NullFlag flag) {
    try {
      Object value = behaviour.wrapped(state.read(json, path));
      if (value != null && !JsonText.isScalar(value)) {
        return value;
      }
      JsonPath.NotFound nothing =
          new JsonPath.NotFound("there is neither an object nor an array at the path");
      return value != null && state.path(path).isStrict()
          ? behaviour.onError(nothing, flag)
          : behaviour.onEmpty(nothing, flag);
    } catch (JsonPath.NotFound e) {
      return behaviour.onError(e, flag);
    }
  }
}
