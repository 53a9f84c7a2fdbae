package io.millrace.data.variant;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.decimal.DecimalText;
import io.millrace.data.decimal.Int128;

/** Prints values of VARIANT as JSON without blanks, the members of objects in the order of keys. */
public final class VariantText {
  private VariantText() {}

  /** Appends the value as Flink prints it. */
  public static void print(Slice value, SliceWriter out) {
    print(value, false, out);
  }

  /**
   * Appends the value so that it is read back as what it is: a DOUBLE always has an exponent, for a
   * number without one is read as an INTEGER or a DECIMAL.
   */
  public static void printExactly(Slice value, SliceWriter out) {
    print(value, true, out);
  }

  private static void print(Slice value, boolean exactly, SliceWriter out) {
    switch (Variant.kind(value)) {
      case Variant.NULL -> out.append("null");
      case Variant.FALSE -> out.append("false");
      case Variant.TRUE -> out.append("true");
      case Variant.INTEGER -> DecimalText.print(integer(value, 1), 0, out);
      case Variant.DECIMAL -> printDecimal(value, out);
      case Variant.DOUBLE -> printDouble(Double.longBitsToDouble(integer(value, 1)), exactly, out);
      case Variant.STRING ->
          JsonString.append(value.array, value.offset + 1, value.offset + value.length, out);
      case Variant.ARRAY -> printArray(value, exactly, out);
      default -> printObject(value, exactly, out);
    }
  }

  private static void printArray(Slice array, boolean exactly, SliceWriter out) {
    int size = Variant.size(array);
    Slice part = new Slice();
    out.append((byte) '[');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append((byte) ',');
      }
      Variant.element(array, i, part);
      print(part, exactly, out);
    }
    out.append((byte) ']');
  }

  private static void printObject(Slice object, boolean exactly, SliceWriter out) {
    int size = Variant.size(object);
    Slice part = new Slice();
    out.append((byte) '{');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append((byte) ',');
      }
      Variant.key(object, i, part);
      JsonString.append(part.array, part.offset, part.offset + part.length, out);
      out.append((byte) ':');
      Variant.value(object, i, part);
      print(part, exactly, out);
    }
    out.append((byte) '}');
  }

  /** The two's complement from {@code from} on; more than 8 bytes give the lower ones. */
  private static long integer(Slice value, int from) {
    long number = value.get(from);
    for (int i = from + 1; i < value.length; i++) {
      number = number << 8 | value.get(i) & 0xff;
    }
    return number;
  }

  private static void printDecimal(Slice value, SliceWriter out) {
    int scale = value.get(1);
    long high = value.get(2) < 0 ? -1 : 0;
    for (int i = 2; i < value.length - 8; i++) {
      high = high << 8 | value.get(i) & 0xff;
    }
    DecimalText.print(new Int128().set(high, integer(value, 2)), scale, out);
  }

  private static void printDouble(double value, boolean exactly, SliceWriter out) {
    String text = Double.toString(value);
    out.append(text);
    if (exactly && text.indexOf('E') < 0) {
      out.append("E0");
    }
  }
}
