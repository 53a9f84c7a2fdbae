package io.millrace.data.encoding;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;

/** Whether values of one type can be read as another without loss. */
final class TypeChange {
  private TypeChange() {}

  static Compatibility of(DataType stored, DataType wanted) {
    Compatibility nullability =
        stored.nullable() == wanted.nullable()
            ? Compatibility.SAME
            : wanted.nullable() ? Compatibility.WIDENED : Compatibility.INCOMPATIBLE;
    return nullability.and(ofValues(stored, wanted));
  }

  private static Compatibility ofValues(DataType stored, DataType wanted) {
    if (stored.withNullable(true).equals(wanted.withNullable(true))) {
      return Compatibility.SAME;
    }
    if (stored instanceof IntegralType from && wanted instanceof IntegralType to) {
      return to.width().compareTo(from.width()) > 0
          ? Compatibility.WIDENED
          : Compatibility.INCOMPATIBLE;
    }
    if (stored instanceof FloatingType from && wanted instanceof FloatingType) {
      return from.single() ? Compatibility.WIDENED : Compatibility.INCOMPATIBLE;
    }
    if (stored instanceof DecimalType from && wanted instanceof DecimalType to) {
      return from.scale() == to.scale() ? longer(from.precision(), to.precision(), 18) : no();
    }
    if (stored instanceof TimestampType from && wanted instanceof TimestampType to) {
      return from.local() == to.local() ? longer(from.precision(), to.precision(), 3) : no();
    }
    if (stored instanceof TimeType from && wanted instanceof TimeType to) {
      return longer(from.precision(), to.precision(), 9);
    }
    if (stored instanceof CharacterType from && wanted instanceof CharacterType to) {
      return to.varying() ? longer(from.length(), to.length(), Integer.MAX_VALUE) : no();
    }
    if (stored instanceof BinaryType from && wanted instanceof BinaryType to) {
      return to.varying() ? longer(from.length(), to.length(), Integer.MAX_VALUE) : no();
    }
    return stored.physical().isNested() ? ofNested(stored, wanted) : no();
  }

  /** {@code boundary} is the last size of the narrower layout. */
  private static Compatibility longer(int from, int to, int boundary) {
    if (to < from) {
      return Compatibility.INCOMPATIBLE;
    }
    return from <= boundary && to > boundary ? Compatibility.WIDENED : Compatibility.SAME;
  }

  private static Compatibility no() {
    return Compatibility.INCOMPATIBLE;
  }

  private static Compatibility ofNested(DataType stored, DataType wanted) {
    if (stored instanceof ArrayType from && wanted instanceof ArrayType to) {
      return of(from.element(), to.element());
    }
    if (stored instanceof MapType from && wanted instanceof MapType to) {
      return of(from.key(), to.key()).and(of(from.value(), to.value()));
    }
    if (stored instanceof MultisetType from && wanted instanceof MultisetType to) {
      return of(from.element(), to.element());
    }
    if (stored instanceof RowType from
        && wanted instanceof RowType to
        && from.fields().size() == to.fields().size()) {
      Compatibility all = Compatibility.SAME;
      for (int i = 0; i < from.fields().size(); i++) {
        all = all.and(of(from.fields().get(i).type(), to.fields().get(i).type()));
      }
      return all;
    }
    return Compatibility.INCOMPATIBLE;
  }
}
