package io.millrace.sql;

import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.TypeSpec;
import io.millrace.sql.ast.TypeSpec.IntervalUnit;
import io.millrace.sql.ast.TypeSpec.SimpleKind;
import io.millrace.sql.ast.TypeSpec.TemporalKind;
import io.millrace.sql.ast.TypeSpec.TextKind;
import io.millrace.sql.grammar.MillraceParser;
import io.millrace.sql.grammar.MillraceParserBaseVisitor;
import io.millrace.sql.grammar.NearestWord;
import io.millrace.sql.grammar.SyntaxErrors;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes data types of the parse tree: fills in defaults and checks ranges. */
final class TypeBuilder extends MillraceParserBaseVisitor<TypeSpec> {
  private static final int MAX_LENGTH = Integer.MAX_VALUE;
  private static final int MAX_DECIMAL_PRECISION = 38;
  private static final int MAX_FRACTION = 9;
  private static final List<String> NAMES =
      List.of(
          "ARRAY",
          "BIGINT",
          "BINARY",
          "BOOLEAN",
          "BYTES",
          "CHAR",
          "DATE",
          "DECIMAL",
          "DOUBLE",
          "FLOAT",
          "INT",
          "INTEGER",
          "INTERVAL",
          "MAP",
          "MULTISET",
          "NUMERIC",
          "ROW",
          "SMALLINT",
          "STRING",
          "STRUCTURED",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_LTZ",
          "TINYINT",
          "VARBINARY",
          "VARCHAR",
          "VARIANT");

  private final SyntaxErrors errors;
  private final NameReader names;

  TypeBuilder(SyntaxErrors errors) {
    this.errors = errors;
    this.names = new NameReader(errors);
  }

  TypeSpec type(MillraceParser.DataTypeContext context) {
    TypeSpec type = visit(context.typeName());
    boolean nullabilitySaid = false;
    for (MillraceParser.TypeSuffixContext suffix : context.typeSuffix()) {
      if (suffix.NULL() == null) {
        SourcePosition position = names.position(context.typeName()).to(names.position(suffix));
        type =
            suffix.ARRAY() != null
                ? new TypeSpec.Array(type, true, position)
                : new TypeSpec.Multiset(type, true, position);
        nullabilitySaid = false;
      } else if (nullabilitySaid) {
        throw errors.at(names.position(suffix), "NULL or NOT NULL stands here twice", null);
      } else {
        type = type.withNullable(suffix.NOT() == null);
        nullabilitySaid = true;
      }
    }
    return type;
  }

  @Override
  public TypeSpec visitSimpleType(MillraceParser.SimpleTypeContext context) {
    String name = word(context.getStart().getText());
    SimpleKind kind = name.equals("INTEGER") ? SimpleKind.INT : SimpleKind.valueOf(name);
    return new TypeSpec.Simple(kind, true, names.position(context));
  }

  @Override
  public TypeSpec visitDoubleType(MillraceParser.DoubleTypeContext context) {
    return new TypeSpec.Simple(SimpleKind.DOUBLE, true, names.position(context));
  }

  @Override
  public TypeSpec visitTextType(MillraceParser.TextTypeContext context) {
    boolean varying = context.VARYING() != null;
    TextKind kind =
        switch (word(context.getStart().getText())) {
          case "CHAR", "CHARACTER" -> varying ? TextKind.VARCHAR : TextKind.CHAR;
          case "BINARY" -> varying ? TextKind.VARBINARY : TextKind.BINARY;
          case "VARBINARY", "BYTES" -> TextKind.VARBINARY;
          default -> TextKind.VARCHAR;
        };
    boolean fixed = kind == TextKind.CHAR || kind == TextKind.BINARY;
    int length =
        number(context.typeLength(), new Range("length", 1, MAX_LENGTH), fixed ? 1 : MAX_LENGTH);
    return new TypeSpec.Text(kind, length, true, names.position(context));
  }

  @Override
  public TypeSpec visitDecimalType(MillraceParser.DecimalTypeContext context) {
    List<TerminalNode> numbers = context.INTEGER_NUMBER();
    int precision =
        numbers.isEmpty()
            ? 10
            : number(numbers.get(0), new Range("precision", 1, MAX_DECIMAL_PRECISION));
    int scale = numbers.size() < 2 ? 0 : number(numbers.get(1), new Range("scale", 0, precision));
    return new TypeSpec.Decimal(precision, scale, true, names.position(context));
  }

  @Override
  public TypeSpec visitTemporalType(MillraceParser.TemporalTypeContext context) {
    SourcePosition position = names.position(context);
    TemporalKind kind = TemporalKind.valueOf(word(context.getStart().getText()));
    MillraceParser.TimeZoneContext zone = context.timeZone();
    if (zone != null && zone.WITH() != null) {
      if (kind == TemporalKind.TIME || zone.LOCAL() == null) {
        throw unsupported(
            position, kind + " WITH" + (zone.LOCAL() == null ? "" : " LOCAL") + " TIME ZONE");
      }
      kind = TemporalKind.TIMESTAMP_LTZ;
    }
    int precision =
        number(
            context.typeLength(),
            new Range("precision", 0, MAX_FRACTION),
            kind == TemporalKind.TIME ? 0 : 6);
    return new TypeSpec.Temporal(kind, precision, true, position);
  }

  @Override
  public TypeSpec visitIntervalType(MillraceParser.IntervalTypeContext context) {
    MillraceParser.IntervalFieldContext first = context.intervalField(0);
    MillraceParser.IntervalFieldContext last =
        context.intervalField(context.intervalField().size() - 1);
    IntervalUnit from = unit(first);
    IntervalUnit to = unit(last);
    if (from != to || first != last) {
      boolean sameFamily = isMonths(from) == isMonths(to);
      if (!sameFamily || from.compareTo(to) >= 0) {
        throw errors.at(
            names.position(last),
            "an interval cannot go from " + from + " to " + to,
            "use YEAR TO MONTH, or two of DAY, HOUR, MINUTE, SECOND from larger to smaller");
      }
      if (to != IntervalUnit.SECOND && last.typeLength() != null) {
        throw errors.at(
            names.position(last.typeLength()), "only SECOND has a precision after TO", null);
      }
    }
    int precision = from == IntervalUnit.SECOND ? 2 : leadingPrecision(from, first);
    int fraction =
        to == IntervalUnit.SECOND
            ? number(last.typeLength(), new Range("precision", 0, MAX_FRACTION), 6)
            : 6;
    return new TypeSpec.Interval(from, to, precision, fraction, true, names.position(context));
  }

  private int leadingPrecision(IntervalUnit unit, MillraceParser.IntervalFieldContext field) {
    int max = isMonths(unit) ? 4 : unit == IntervalUnit.DAY ? 6 : 2;
    return number(field.typeLength(), new Range("precision", 1, max), 2);
  }

  private static IntervalUnit unit(MillraceParser.IntervalFieldContext field) {
    return IntervalUnit.valueOf(word(field.getStart().getText()));
  }

  private static boolean isMonths(IntervalUnit unit) {
    return unit == IntervalUnit.YEAR || unit == IntervalUnit.MONTH;
  }

  @Override
  public TypeSpec visitCollectionType(MillraceParser.CollectionTypeContext context) {
    TypeSpec element = type(context.dataType());
    SourcePosition position = names.position(context);
    return context.ARRAY() != null
        ? new TypeSpec.Array(element, true, position)
        : new TypeSpec.Multiset(element, true, position);
  }

  @Override
  public TypeSpec visitMapType(MillraceParser.MapTypeContext context) {
    TypeSpec key = type(context.dataType(0));
    TypeSpec value = type(context.dataType(1));
    return new TypeSpec.Map(key, value, true, names.position(context));
  }

  @Override
  public TypeSpec visitRowType(MillraceParser.RowTypeContext context) {
    return new TypeSpec.Row(fields(context.rowField()), true, names.position(context));
  }

  @Override
  public TypeSpec visitStructuredType(MillraceParser.StructuredTypeContext context) {
    StringLiteral className = names.optionalString(context.TEXT()).orElseThrow();
    return new TypeSpec.Structured(
        className, fields(context.rowField()), true, names.position(context));
  }

  private List<TypeSpec.Field> fields(List<MillraceParser.RowFieldContext> contexts) {
    List<TypeSpec.Field> fields = new ArrayList<>();
    for (MillraceParser.RowFieldContext field : contexts) {
      Optional<StringLiteral> comment = names.optionalString(field.TEXT());
      fields.add(
          new TypeSpec.Field(
              names.identifier(field.identifier()), type(field.dataType()), comment));
    }
    names.requireDistinct(fields.stream().map(TypeSpec.Field::name).toList());
    return fields;
  }

  @Override
  public TypeSpec visitUnknownType(MillraceParser.UnknownTypeContext context) {
    String name = context.getText();
    String hint =
        NearestWord.of(name, NAMES)
            .map(nearest -> "did you mean " + nearest + "?")
            .orElse("the types are " + String.join(", ", NAMES));
    throw errors.at(names.position(context), "unknown data type '" + name + "'", hint);
  }

  private RuntimeException unsupported(SourcePosition position, String type) {
    return errors.at(position, "not supported yet: the data type " + type, null);
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private record Range(String name, int min, int max) {}

  private int number(MillraceParser.TypeLengthContext context, Range range, int absent) {
    return context == null ? absent : number(context.INTEGER_NUMBER(), range);
  }

  private int number(TerminalNode node, Range range) {
    String digits = node.getText();
    long value = digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    if (value < range.min || value > range.max) {
      throw errors.at(
          node.getSymbol(),
          range.name + " " + digits + " is out of range",
          "it can be " + range.min + " to " + range.max);
    }
    return (int) value;
  }

  /** Types are visited by name; a rule without a method here is a mistake of the builder. */
  @Override
  protected TypeSpec defaultResult() {
    throw new IllegalStateException("a data type that the builder does not know");
  }
}
