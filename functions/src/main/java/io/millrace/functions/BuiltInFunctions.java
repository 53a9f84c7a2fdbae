package io.millrace.functions;

import io.millrace.functions.collection.ArrayExtremeFunctions;
import io.millrace.functions.collection.ArrayFunctions;
import io.millrace.functions.collection.ArraySetFunctions;
import io.millrace.functions.collection.ArrayTextFunctions;
import io.millrace.functions.collection.ItemFunctions;
import io.millrace.functions.collection.MapFunctions;
import io.millrace.functions.collection.ObjectFunctions;
import io.millrace.functions.conditional.CheckFunctions;
import io.millrace.functions.conditional.ChoiceFunctions;
import io.millrace.functions.conditional.ExtremeFunctions;
import io.millrace.functions.json.JsonFunctions;
import io.millrace.functions.json.JsonMakingFunctions;
import io.millrace.functions.json.JsonQuoteFunctions;
import io.millrace.functions.json.JsonTestFunctions;
import io.millrace.functions.math.DecimalFunctions;
import io.millrace.functions.math.IntegerFunctions;
import io.millrace.functions.math.RandomFunctions;
import io.millrace.functions.math.RealFunctions;
import io.millrace.functions.math.RoundingFunctions;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.functions.string.CaseFunctions;
import io.millrace.functions.string.EncodingFunctions;
import io.millrace.functions.string.HashFunctions;
import io.millrace.functions.string.LikeFunctions;
import io.millrace.functions.string.RegexFunctions;
import io.millrace.functions.string.SearchFunctions;
import io.millrace.functions.string.StringFunctions;
import io.millrace.functions.string.SubstringFunctions;
import io.millrace.functions.string.TrimFunctions;
import io.millrace.functions.string.UrlFunctions;
import io.millrace.functions.system.SystemFunctions;
import io.millrace.functions.temporal.ArithmeticFunctions;
import io.millrace.functions.temporal.CurrentFunctions;
import io.millrace.functions.temporal.ExtractFunctions;
import io.millrace.functions.temporal.FormatFunctions;
import io.millrace.functions.temporal.InstantFunctions;
import io.millrace.functions.temporal.ParseFunctions;
import io.millrace.functions.temporal.RoundTimeFunctions;
import io.millrace.functions.variant.VariantFunctions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The functions of the dialect. */
public final class BuiltInFunctions {
  /** Resource that says which method is which function; a test keeps it up to date. */
  static final String INDEX = "functions.index";

  private BuiltInFunctions() {}

  /** A registry of all functions. Cheap: it reads the index, and classes only when asked for. */
  public static FunctionRegistry registry() {
    try (InputStream in = BuiltInFunctions.class.getResourceAsStream(INDEX)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return FunctionRegistry.ofIndex(lines(text), BuiltInFunctions.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(512);
    int at = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      lines.add(text.substring(at, end));
      at = end + 1;
    }
    return lines;
  }

  /** All classes with functions; the index is made from them. */
  static List<Class<?>> classes() {
    return List.of(
        ArrayExtremeFunctions.class,
        ArrayFunctions.class,
        ArraySetFunctions.class,
        ArrayTextFunctions.class,
        ItemFunctions.class,
        MapFunctions.class,
        ObjectFunctions.class,
        CheckFunctions.class,
        ChoiceFunctions.class,
        ExtremeFunctions.class,
        JsonFunctions.class,
        JsonMakingFunctions.class,
        JsonQuoteFunctions.class,
        JsonTestFunctions.class,
        DecimalFunctions.class,
        IntegerFunctions.class,
        RandomFunctions.class,
        RealFunctions.class,
        RoundingFunctions.class,
        CaseFunctions.class,
        EncodingFunctions.class,
        HashFunctions.class,
        LikeFunctions.class,
        RegexFunctions.class,
        SearchFunctions.class,
        StringFunctions.class,
        SubstringFunctions.class,
        TrimFunctions.class,
        UrlFunctions.class,
        SystemFunctions.class,
        ArithmeticFunctions.class,
        CurrentFunctions.class,
        ExtractFunctions.class,
        FormatFunctions.class,
        InstantFunctions.class,
        ParseFunctions.class,
        RoundTimeFunctions.class,
        VariantFunctions.class);
  }
}
