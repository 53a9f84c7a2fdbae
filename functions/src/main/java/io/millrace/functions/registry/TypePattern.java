package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.Types;
import java.util.List;
import java.util.stream.Collectors;

/** What a signature says about one argument or about the result. */
sealed interface TypePattern {

  /**
   * Cost of passing a value of {@code type}, or {@link Coercion#IMPOSSIBLE}; notes what it learns
   * about variables in {@code bindings}.
   */
  int match(DataType type, Bindings bindings);

  /**
   * The type to convert a value of {@code type} to; {@code type} may be null for a result. Its
   * nullability at the top is that of {@code type}, or of the variable.
   */
  DataType instantiate(DataType type, Bindings bindings);

  /** Any type of a family, or one exact type when a length or precision is given. */
  record Of(TypeFamily family, DataType exact) implements TypePattern {
    @Override
    public int match(DataType type, Bindings bindings) {
      return Coercion.cost(TypeFamily.of(type), family);
    }

    @Override
    public DataType instantiate(DataType type, Bindings bindings) {
      if (type == null) {
        DataType result = exact == null ? Coercion.widened(Types.INT, family) : exact;
        return result.withNullable(false);
      }
      if (exact != null) {
        return exact.withNullable(type.nullable());
      }
      return TypeFamily.of(type) == family ? type : Coercion.widened(type, family);
    }

    @Override
    public String toString() {
      if (exact != null) {
        return exact.sql();
      }
      return switch (family) {
        case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
        case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
        default -> family.name();
      };
    }
  }

  /** Any type of some families, the nearest of them for other types. */
  record OneOf(List<Of> families) implements TypePattern {
    @Override
    public int match(DataType type, Bindings bindings) {
      return nearest(type).match(type, bindings);
    }

    @Override
    public DataType instantiate(DataType type, Bindings bindings) {
      return nearest(type).instantiate(type, bindings);
    }

    private Of nearest(DataType type) {
      TypeFamily from = TypeFamily.of(type);
      Of nearest = families.get(0);
      int least = Integer.MAX_VALUE;
      for (Of one : families) {
        int cost = Coercion.cost(from, one.family());
        if (cost >= 0 && cost < least) {
          nearest = one;
          least = cost;
        }
      }
      return nearest;
    }

    @Override
    public String toString() {
      return families.stream().map(Of::toString).collect(Collectors.joining("|"));
    }
  }

  /** Every type, as it is. */
  record Any() implements TypePattern {
    @Override
    public int match(DataType type, Bindings bindings) {
      return 1;
    }

    @Override
    public DataType instantiate(DataType type, Bindings bindings) {
      return type;
    }

    @Override
    public String toString() {
      return "ANY";
    }
  }

  /** One type for all places where the variable stands. */
  record Variable(String name) implements TypePattern {
    @Override
    public int match(DataType type, Bindings bindings) {
      bindings.add(name, type);
      return 1;
    }

    @Override
    public DataType instantiate(DataType type, Bindings bindings) {
      DataType bound = bindings.get(name);
      return type == null ? bound : bound.withNullable(type.nullable());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** ARRAY&lt;element&gt;. */
  record ArrayOf(TypePattern element) implements TypePattern {
    @Override
    public int match(DataType type, Bindings bindings) {
      if (type instanceof DataType.NullType) {
        return 0;
      }
      return type instanceof ArrayType array
          ? element.match(array.element(), bindings)
          : Coercion.IMPOSSIBLE;
    }

    @Override
    public DataType instantiate(DataType type, Bindings bindings) {
      DataType inner = type instanceof ArrayType array ? array.element() : null;
      return new ArrayType(element.instantiateNested(inner, bindings), nullableOf(type));
    }

    @Override
    public String toString() {
      return "ARRAY<" + element + ">";
    }
  }

  /** MULTISET&lt;element&gt;. */
  record MultisetOf(TypePattern element) implements TypePattern {
    @Override
    public int match(DataType type, Bindings bindings) {
      return type instanceof MultisetType multiset
          ? element.match(multiset.element(), bindings)
          : Coercion.IMPOSSIBLE;
    }

    @Override
    public DataType instantiate(DataType type, Bindings bindings) {
      DataType inner = type instanceof MultisetType multiset ? multiset.element() : null;
      return new MultisetType(element.instantiateNested(inner, bindings), nullableOf(type));
    }

    @Override
    public String toString() {
      return "MULTISET<" + element + ">";
    }
  }

  /** MAP&lt;key, value&gt;. */
  record MapOf(TypePattern key, TypePattern value) implements TypePattern {
    @Override
    public int match(DataType type, Bindings bindings) {
      if (type instanceof DataType.NullType) {
        return 0;
      }
      if (!(type instanceof MapType map)) {
        return Coercion.IMPOSSIBLE;
      }
      int keyCost = key.match(map.key(), bindings);
      int valueCost = value.match(map.value(), bindings);
      return keyCost < 0 || valueCost < 0 ? Coercion.IMPOSSIBLE : keyCost + valueCost;
    }

    @Override
    public DataType instantiate(DataType type, Bindings bindings) {
      MapType map = type instanceof MapType m ? m : null;
      return new MapType(
          key.instantiateNested(map == null ? null : map.key(), bindings),
          value.instantiateNested(map == null ? null : map.value(), bindings),
          nullableOf(type));
    }

    @Override
    public String toString() {
      return "MAP<" + key + ", " + value + ">";
    }
  }

  /**
   * Inside a type nullability belongs to the variable; explicit result types are nullable there.
   */
  default DataType instantiateNested(DataType type, Bindings bindings) {
    if (this instanceof Variable variable) {
      return bindings.get(variable.name());
    }
    DataType inner = instantiate(type, bindings);
    return type == null ? inner.withNullable(true) : inner;
  }

  private static boolean nullableOf(DataType type) {
    return type != null && type.nullable();
  }
}
