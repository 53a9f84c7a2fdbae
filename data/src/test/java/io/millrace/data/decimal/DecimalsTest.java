package io.millrace.data.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.sample.Samples;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Kernels against {@link BigDecimal}. */
class DecimalsTest {
  private static final MathContext DIVISION = new MathContext(38, RoundingMode.HALF_UP);

  private static Int128 int128(BigDecimal value) {
    Int128 result = new Int128();
    assertTrue(result.set(value.unscaledValue()));
    assertEquals(value.unscaledValue(), result.toBigInteger());
    return result;
  }

  /** The unscaled result of the oracle, or null on overflow. */
  private static BigInteger expected(BigDecimal exact, int precision, int scale) {
    BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
    return rounded.precision() > precision && rounded.signum() != 0
        ? null
        : rounded.unscaledValue();
  }

  private static void check(BigDecimal exact, boolean done, Int128 out, int precision, int scale) {
    assertEquals(expected(exact, precision, scale), done ? out.toBigInteger() : null);
  }

  private static void check(BigDecimal exact, long result, int precision, int scale) {
    BigInteger actual = result == ShortDecimals.OVERFLOW ? null : BigInteger.valueOf(result);
    assertEquals(expected(exact, precision, scale), actual);
  }

  @Test
  void wideArithmeticIsThatOfBigDecimal() {
    Samples samples = new Samples(1);
    Random random = samples.random();
    for (int i = 0; i < 20_000; i++) {
      int aScale = random.nextInt(39);
      int bScale = random.nextInt(39);
      BigDecimal a = new BigDecimal(samples.unscaled(38), aScale);
      BigDecimal b = new BigDecimal(samples.unscaled(1 + random.nextInt(38)), bScale);
      int precision = 1 + random.nextInt(38);
      int scale = random.nextInt(precision + 1);
      Int128 left = int128(a);
      Int128 right = int128(b);
      Int128 out = new Int128();
      boolean done = Decimals.add(left, aScale, right, bScale, precision, scale, out);
      check(a.add(b), done, out, precision, scale);
      done = Decimals.subtract(left, aScale, right, bScale, precision, scale, out);
      check(a.subtract(b), done, out, precision, scale);
      done = Decimals.multiply(left, aScale, right, bScale, precision, scale, out);
      check(a.multiply(b), done, out, precision, scale);
      done = Decimals.rescale(left, aScale, precision, scale, out);
      check(a, done, out, precision, scale);
      Decimals.truncate(left, aScale, out);
      assertEquals(a.toBigInteger(), out.toBigInteger());
      if (b.signum() != 0) {
        done = Decimals.divide(left, aScale, right, bScale, precision, scale, out);
        check(a.divide(b, DIVISION), done, out, precision, scale);
        done = Decimals.remainder(left, aScale, right, bScale, precision, scale, out);
        check(a.remainder(b), done, out, precision, scale);
      }
      assertEquals(a.compareTo(b), Decimals.compare(left, aScale, right, bScale));
      assertEquals(a.doubleValue(), Decimals.toDouble(left, aScale));
      assertEquals(
          a.precision() <= precision, Decimals.fits(left.high, left.low, precision), "" + a);
    }
  }

  @Test
  void shortArithmeticIsThatOfBigDecimal() {
    Samples samples = new Samples(2);
    Random random = samples.random();
    for (int i = 0; i < 50_000; i++) {
      int aScale = random.nextInt(19);
      int bScale = random.nextInt(19);
      BigDecimal a = new BigDecimal(samples.unscaled(18), aScale);
      BigDecimal b = new BigDecimal(samples.unscaled(1 + random.nextInt(18)), bScale);
      long left = a.unscaledValue().longValueExact();
      long right = b.unscaledValue().longValueExact();
      int precision = 1 + random.nextInt(18);
      int scale = random.nextInt(precision + 1);
      check(
          a.add(b),
          ShortDecimals.add(left, aScale, right, bScale, precision, scale),
          precision,
          scale);
      check(
          a.subtract(b),
          ShortDecimals.subtract(left, aScale, right, bScale, precision, scale),
          precision,
          scale);
      check(
          a.multiply(b),
          ShortDecimals.multiply(left, aScale, right, bScale, precision, scale),
          precision,
          scale);
      check(a, ShortDecimals.rescale(left, aScale, precision, scale), precision, scale);
      if (right != 0) {
        check(
            a.divide(b, DIVISION),
            ShortDecimals.divide(left, aScale, right, bScale, precision, scale),
            precision,
            scale);
      }
      assertEquals(a.compareTo(b), ShortDecimals.compare(left, aScale, right, bScale));
      assertEquals(a.doubleValue(), ShortDecimals.toDouble(left, aScale));
    }
  }

  @Test
  void sums128BitsAndSeesOverflow() {
    Random random = new Random(3);
    BigInteger bound = BigInteger.ONE.shiftLeft(127);
    for (int i = 0; i < 10_000; i++) {
      BigInteger a = new BigInteger(128, random).subtract(bound).shiftRight(random.nextInt(3));
      BigInteger b = new BigInteger(128, random).subtract(bound).shiftRight(random.nextInt(128));
      Int128 value = new Int128();
      assertTrue(value.set(a));
      Int128 other = new Int128();
      assertTrue(other.set(b));
      assertEquals(a.add(b).bitLength() <= 127, value.add(other.high, other.low));
      if (a.add(b).bitLength() <= 127) {
        assertEquals(a.add(b), value.toBigInteger());
      }
      assertTrue(value.set(a));
      assertEquals(a.subtract(b).bitLength() <= 127, value.subtract(other.high, other.low));
      if (a.subtract(b).bitLength() <= 127) {
        assertEquals(a.subtract(b), value.toBigInteger());
      }
    }
    assertFalse(new Int128().set(bound));
  }

  @Test
  void textSurvives() {
    Samples samples = new Samples(4);
    for (int i = 0; i < 20_000; i++) {
      int scale = samples.random().nextInt(39);
      BigDecimal value = new BigDecimal(samples.unscaled(38), scale);
      SliceWriter out = new SliceWriter();
      DecimalText.print(int128(value), scale, out);
      assertEquals(value.toPlainString(), out.view(new Slice()).toString());
      Int128 read = new Int128();
      assertEquals(
          DecimalText.Result.OK, DecimalText.parse(out.view(new Slice()), 38, scale, read));
      assertEquals(value.unscaledValue(), read.toBigInteger());
    }
  }

  private static String parse(String text, int precision, int scale) {
    Int128 out = new Int128();
    DecimalText.Result result = DecimalText.parse(Slice.of(text), precision, scale, out);
    return result == DecimalText.Result.OK ? out.toBigInteger().toString() : result.toString();
  }

  @Test
  void parsing() {
    assertEquals("125", parse("1.245", 5, 2));
    assertEquals("-125", parse("-1.245", 5, 2));
    assertEquals("100", parse("+1.", 5, 2));
    assertEquals("50", parse(".5", 5, 2));
    assertEquals("12000", parse("1.2E2", 5, 2));
    assertEquals("0", parse("1e-99", 5, 2));
    assertEquals("0", parse("0e999999999", 5, 2));
    assertEquals("OVERFLOW", parse("1e999999999", 5, 2));
    assertEquals("OVERFLOW", parse("999.995", 5, 2));
    assertEquals("OVERFLOW", parse("123456789012345678901234567890123456789", 38, 0));
    for (String bad : List.of("", "-", ".", "1.2.3", "abc", "1e", "--1", " 1", "１", "NaN")) {
      assertEquals("MALFORMED", parse(bad, 5, 2), bad);
    }
  }

  @Test
  void doubles() {
    Int128 out = new Int128();
    assertTrue(Decimals.ofDouble(0.1, 5, 2, out));
    assertEquals(10, out.low);
    assertFalse(Decimals.ofDouble(Double.NaN, 5, 2, out));
    assertFalse(Decimals.ofDouble(1e300, 38, 2, out));
    assertTrue(Decimals.ofDouble(1e-300, 38, 2, out));
    assertEquals(0, out.low);
  }
}
