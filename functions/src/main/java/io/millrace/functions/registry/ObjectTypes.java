package io.millrace.functions.registry;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The structured types that OBJECT_OF and OBJECT_UPDATE give, told by literals among arguments. */
final class ObjectTypes {
  private static final Pattern CLASS =
      Pattern.compile(
          "%1$s(\\.%1$s)*".formatted("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"));

  private ObjectTypes() {}

  static DataType made(List<Argument> arguments) {
    String name = literal("OBJECT_OF", arguments, 0, "the name of a class");
    if (!CLASS.matcher(name).matches()) {
      throw MillraceException.deterministic("OBJECT_OF: '" + name + "' is no name of a class")
          .withHint("Any will do that Java could have, such as 'com.example.User'.");
    }
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      String field = field("OBJECT_OF", arguments, i, names);
      fields.add(new Field(field, arguments.get(i + 1).type()));
    }
    return new RowType(name, fields, true);
  }

  static DataType updated(List<Argument> arguments) {
    if (!(arguments.get(0).type() instanceof RowType object) || !object.isStructured()) {
      throw MillraceException.deterministic(
              "OBJECT_UPDATE: expected an object, but found " + arguments.get(0).type().sql())
          .withHint("OBJECT_OF makes objects, CAST(… AS STRUCTURED<'class', …>) objects of rows.");
    }
    List<Field> fields = new ArrayList<>(object.fields());
    List<String> known = fields.stream().map(Field::name).toList();
    Set<String> names = new HashSet<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      String field = field("OBJECT_UPDATE", arguments, i, names);
      int at = known.indexOf(field);
      if (at < 0) {
        throw MillraceException.deterministic(
                "OBJECT_UPDATE: '" + object.className() + "' has no field '" + field + "'")
            .withHint(NearestName.hint(field, known));
      }
      fields.set(at, new Field(field, arguments.get(i + 1).type()));
    }
    return new RowType(object.className(), fields, true);
  }

  private static String field(
      String function, List<Argument> arguments, int index, Set<String> names) {
    String field = literal(function, arguments, index, "the name of a field");
    if (index + 1 == arguments.size()) {
      throw MillraceException.deterministic(
          function + ": the field '" + field + "' has no value after it");
    }
    if (!names.add(field)) {
      throw MillraceException.deterministic(
          function + ": the field '" + field + "' is there twice");
    }
    return field;
  }

  private static String literal(
      String function, List<Argument> arguments, int index, String expected) {
    if (arguments.get(index).literal() instanceof String text) {
      return text;
    }
    throw MillraceException.deterministic(
        function
            + ": expected "
            + expected
            + " as a literal for argument "
            + (index + 1)
            + ", but found "
            + arguments.get(index).type().sql());
  }
}
