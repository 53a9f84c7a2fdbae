package io.millrace.engine.codegen.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel class in the making: fields, constants and methods. Literals are constants, handed over
 * when an instance is made, so that two kernels that differ in literals only have one source.
 */
public final class KernelSource {
  /** Simple name of every generated class; each lives in a class loader of its own. */
  public static final String CLASS_NAME = "Kernel";

  private final Class<?> superclass;
  private final Code fields = new Code();
  private final Code assignments = new Code();
  private final List<Code> methods = new ArrayList<>();
  private final List<Object> constants = new ArrayList<>();
  private final Map<Object, String> constantNames = new HashMap<>();
  private int names;

  /** A kernel that extends {@code superclass}, which is public with a no-argument constructor. */
  public KernelSource(Class<?> superclass) {
    this.superclass = superclass;
  }

  /** A name that was not used before in this class. */
  public String fresh(String prefix) {
    return prefix + names++;
  }

  /**
   * The name of a final field that holds {@code value}.
   *
   * @param type its Java type: {@code int}, {@code long}, {@code double}, {@code boolean} or a
   *     class
   */
  public String constant(String type, Object value) {
    return constantNames.computeIfAbsent(
        List.of(type, value),
        key -> {
          String name = fresh("k");
          fields.line("private final " + type + " " + name + ";");
          assignments.line(name + " = " + taken(type, "constants[" + constants.size() + "]") + ";");
          constants.add(value);
          return name;
        });
  }

  private static String taken(String type, String object) {
    return switch (type) {
      case "int" -> "((Integer) " + object + ").intValue()";
      case "long" -> "((Long) " + object + ").longValue()";
      case "double" -> "((Double) " + object + ").doubleValue()";
      case "boolean" -> "((Boolean) " + object + ").booleanValue()";
      default -> "(" + type + ") " + object;
    };
  }

  /**
   * The name of a final field that is made with the kernel: a scratch object.
   *
   * @param initial a Java expression over constants and scratch objects named before
   */
  public String scratch(String type, String initial) {
    String name = fresh("s");
    fields.line("private final " + type + " " + name + ";");
    assignments.line(name + " = " + initial + ";");
    return name;
  }

  /** Declares a field that is assigned while the kernel runs. */
  public void field(String type, String name) {
    fields.line("private " + type + " " + name + ";");
  }

  /** Gives a declared field its value when the kernel is made. */
  public void initialise(String name, String initial) {
    assignments.line(name + " = " + initial + ";");
  }

  public void method(Code method) {
    methods.add(method);
  }

  /** What to hand to the constructor of the class. */
  public Object[] constants() {
    return constants.toArray();
  }

  /** The whole compilation unit. */
  public String text() {
    Code unit = new Code();
    unit.open("public final class " + CLASS_NAME + " extends " + superclass.getName());
    unit.add(fields);
    unit.open("public " + CLASS_NAME + "(Object[] constants)");
    unit.add(assignments);
    unit.close();
    methods.forEach(unit::add);
    unit.close();
    return unit.toString();
  }
}
