package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.functions.api.TypeOf;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * A method by its text {@code package.Class#name(parameter classes)}, so that indexes can be
 * written and neither the class nor its annotations are read before they are needed. Parameters are
 * named by their simple class; a type that is asked for is {@code DataType@} and the number of
 * {@link TypeOf}.
 *
 * @param text as above
 * @param loader of the class
 */
public record MethodRef(String text, ClassLoader loader) {
  private static final String TYPE = "DataType@";

  /** The reference to a method. */
  public static MethodRef of(Method method) {
    StringBuilder text = new StringBuilder(method.getDeclaringClass().getName());
    text.append('#').append(method.getName()).append('(');
    String separator = "";
    for (Parameter parameter : method.getParameters()) {
      text.append(separator).append(parameter.getType().getSimpleName());
      if (parameter.getType() == DataType.class) {
        TypeOf mark = parameter.getAnnotation(TypeOf.class);
        if (mark == null) {
          throw new IllegalArgumentException(
              method + " breaks the calling convention: expected @TypeOf on a DataType");
        }
        text.append('@').append(mark.value());
      }
      separator = ",";
    }
    return new MethodRef(text.append(')').toString(), method.getDeclaringClass().getClassLoader());
  }

  private List<String> parameters() {
    List<String> parameters = new ArrayList<>();
    int at = text.indexOf('(') + 1;
    while (at < text.length() - 1) {
      int end = text.indexOf(',', at);
      end = end < 0 ? text.length() - 1 : end;
      parameters.add(text.substring(at, end));
      at = end + 1;
    }
    return parameters;
  }

  /** The numbers of the types asked for, in order. */
  List<Integer> typesAskedFor() {
    List<Integer> types = new ArrayList<>();
    for (String parameter : parameters()) {
      if (parameter.startsWith(TYPE)) {
        types.add(Integer.valueOf(parameter.substring(TYPE.length())));
      }
    }
    return types;
  }

  /** Name of the class. */
  public String className() {
    return text.substring(0, text.indexOf('#'));
  }

  /** The method; loads its class. */
  Method load() {
    String name = text.substring(text.indexOf('#') + 1, text.indexOf('('));
    List<String> wanted = parameters();
    try {
      for (Method method : Class.forName(className(), true, loader).getDeclaredMethods()) {
        if (method.getName().equals(name) && fits(method.getParameterTypes(), wanted)) {
          return method;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the index of functions names a missing class", e);
    }
    throw new IllegalStateException("the index of functions names a missing method: " + text);
  }

  private static boolean fits(Class<?>[] classes, List<String> wanted) {
    if (classes.length != wanted.size()) {
      return false;
    }
    for (int i = 0; i < classes.length; i++) {
      String name = wanted.get(i);
      int at = name.indexOf('@');
      if (!classes[i].getSimpleName().equals(at < 0 ? name : name.substring(0, at))) {
        return false;
      }
    }
    return true;
  }
}
