package io.millrace.functions.user;

import io.millrace.data.type.DataType;
import io.millrace.data.type.TypeText;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code DataTypeHint} and {@code FunctionHint}, those of Millrace and those of Flink, which
 * have the same names and members.
 */
final class Hints {
  private Hints() {}

  /** Types of a method's parameters; null where nothing is said; the first ones are left out. */
  static List<DataType> inputs(Method method, int first) throws ReflectiveOperationException {
    List<DataType> types = new ArrayList<>();
    for (var parameter : method.getParameters()) {
      types.add(type(find(parameter, "DataTypeHint")));
    }
    for (Annotation hint : functionHints(method)) {
      Object[] inputs = (Object[]) member(hint, "input");
      for (int i = 0; i < inputs.length && first + i < types.size(); i++) {
        types.set(first + i, type((Annotation) inputs[i]));
      }
    }
    return types.subList(first, types.size());
  }

  /** The type that the annotation of a class gives to accumulators; null if nothing is said. */
  static DataType accumulator(Class<?> type) throws ReflectiveOperationException {
    Annotation hint = find(type, "FunctionHint");
    return hint == null ? null : type((Annotation) member(hint, "accumulator"));
  }

  /** The type that the annotation of a field says; null if nothing is said. */
  static DataType said(AnnotatedElement field) throws ReflectiveOperationException {
    return type(find(field, "DataTypeHint"));
  }

  /** Type of a method's result; null if nothing is said. */
  static DataType output(Method method) throws ReflectiveOperationException {
    DataType said = type(find(method, "DataTypeHint"));
    for (Annotation hint : functionHints(method)) {
      DataType type = type((Annotation) member(hint, "output"));
      said = said == null ? type : said;
    }
    return said;
  }

  private static List<Annotation> functionHints(Method method) {
    List<Annotation> hints = new ArrayList<>();
    for (AnnotatedElement element : new AnnotatedElement[] {method, method.getDeclaringClass()}) {
      Annotation hint = find(element, "FunctionHint");
      if (hint != null) {
        hints.add(hint);
      }
    }
    return hints;
  }

  private static Annotation find(AnnotatedElement element, String name) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals(name)) {
        return annotation;
      }
    }
    return null;
  }

  private static DataType type(Annotation hint) throws ReflectiveOperationException {
    String text = hint == null ? "" : (String) member(hint, "value");
    return text.isEmpty() ? null : TypeText.parse(text);
  }

  private static Object member(Annotation annotation, String name)
      throws ReflectiveOperationException {
    return annotation.annotationType().getMethod(name).invoke(annotation);
  }
}
