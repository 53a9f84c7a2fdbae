package io.millrace.functions.cast;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.cast.CastFunction.Mode;
import io.millrace.functions.registry.MethodShape;
import io.millrace.functions.registry.ResolvedFunction;
import io.millrace.functions.registry.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CAST and TRY_CAST: the pairs that Flink SQL 2.3 allows (docs, "Data Types", "CAST"). Thread-safe.
 */
public final class Casts {
  private Casts() {}

  /** The conversion of a CAST, which fails on values it cannot convert; empty: not castable. */
  public static Optional<ResolvedFunction> find(DataType from, DataType to) {
    return find(from, to, Mode.CAST);
  }

  /** The conversion of a TRY_CAST, which gives NULL for them; its result is nullable. */
  public static Optional<ResolvedFunction> findTry(DataType from, DataType to) {
    return find(from, to, Mode.TRY);
  }

  private static Optional<ResolvedFunction> find(DataType from, DataType to, Mode mode) {
    return from instanceof VariantType ? Optional.empty() : findPart(from, to, mode);
  }

  /** The conversion of a part of a nested type that becomes text, which may be a VARIANT. */
  static Optional<ResolvedFunction> findPart(DataType from, DataType to) {
    return findPart(from, to, Mode.CAST);
  }

  private static Optional<ResolvedFunction> findPart(DataType from, DataType to, Mode mode) {
    if (isNested(to) && !NestedTypes.castable(from, to)) {
      return Optional.empty();
    }
    TypeFamily source = TypeFamily.of(from);
    TypeFamily target = TypeFamily.of(to);
    for (CastIndex.Entry entry : CastIndex.entries(target)) {
      if ((entry.mode() == Mode.BOTH || entry.mode() == mode) && entry.takes(source)) {
        MethodShape shape = entry.shape();
        if (MethodShape.fits(from, shape.argumentClass(0))
            && MethodShape.fits(to, shape.resultClass())) {
          return Optional.of(resolved(shape, from, to, mode));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a part of {@code to} is NOT NULL where that of {@code from} may be NULL: such a value
   * would not be what its type says. The NULL of the whole value is the CAST's own matter.
   */
  public static boolean losesNulls(DataType from, DataType to) {
    List<DataType> inner = children(from);
    List<DataType> wanted = children(to);
    for (int i = 0; i < Math.min(inner.size(), wanted.size()); i++) {
      DataType part = inner.get(i);
      if (part.nullable() && !wanted.get(i).nullable() || losesNulls(part, wanted.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static ResolvedFunction resolved(
      MethodShape shape, DataType from, DataType to, Mode mode) {
    boolean nullable = from.nullable() || shape.takesNullFlag() || mode == Mode.TRY;
    DataType result = to.withNullable(nullable);
    return new ResolvedFunction(
        mode == Mode.TRY ? "TRY_CAST" : "CAST",
        shape.method(),
        List.of(from),
        result,
        Nulls.PROPAGATE,
        Determinism.DETERMINISTIC,
        shape.parameters(List.of(from), result));
  }

  private static boolean isNested(DataType type) {
    return type.physical().isNested();
  }

  /** Whether every value of {@code from} is one of {@code to} as it stands: no cast is needed. */
  public static boolean isIdentity(DataType from, DataType to) {
    if (from.withNullable(true).equals(to.withNullable(true))) {
      return true;
    }
    if (from.physical() != to.physical() || from instanceof NullType) {
      return false;
    }
    if (from instanceof CharacterType a && to instanceof CharacterType b) {
      return b.varying() && b.length() >= a.length();
    } else if (from instanceof BinaryType a && to instanceof BinaryType b) {
      return b.varying() && b.length() >= a.length();
    } else if (from instanceof DecimalType a && to instanceof DecimalType b) {
      return a.scale() == b.scale() && b.precision() >= a.precision();
    } else if (from instanceof TimeType a && to instanceof TimeType b) {
      return b.precision() >= a.precision();
    } else if (from instanceof TimestampType a && to instanceof TimestampType b) {
      return a.local() == b.local() && b.precision() >= a.precision();
    }
    return isNestedIdentity(from, to);
  }

  private static boolean isNestedIdentity(DataType from, DataType to) {
    if (from.getClass() != to.getClass()) {
      return false;
    }
    List<DataType> inner = children(from);
    List<DataType> wanted = children(to);
    if (inner.isEmpty() || inner.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < inner.size(); i++) {
      if (!isIdentity(inner.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The types a nested type is made of; empty for others. */
  static List<DataType> children(DataType type) {
    if (type instanceof ArrayType array) {
      return List.of(array.element());
    } else if (type instanceof MultisetType multiset) {
      return List.of(multiset.element());
    } else if (type instanceof MapType map) {
      return List.of(map.key(), map.value());
    } else if (type instanceof RowType row) {
      List<DataType> types = new ArrayList<>();
      for (Field field : row.fields()) {
        types.add(field.type());
      }
      return types;
    }
    return List.of();
  }
}
