package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;

/** Other ways to write characters and bytes. */
public final class EncodingFunctions {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private EncodingFunctions() {}

  @SqlFunction(
      name = "ASCII",
      args = "STRING",
      returns = "INT",
      doc = "The value of the string's first byte, from -128 to 127; 0 for the empty string.")
  public static int ascii(Slice text) {
    return text.length == 0 ? 0 : text.get(0);
  }

  @SqlFunction(
      name = "CHR",
      args = "BIGINT",
      returns = "STRING?",
      doc = "The character whose code is the number modulo 256; empty for negative numbers.")
  public static void chr(long code, SliceWriter out) {
    if (code >= 0) {
      Utf8.append(out, (int) (code & 0xFF));
    }
  }

  @SqlFunction(
      name = "TO_BASE64",
      args = "STRING|BYTES",
      returns = "STRING",
      doc = "The bytes in Base64.")
  public static void toBase64(Slice value, SliceWriter out) {
    byte[] encoded = Base64.getEncoder().encode(value.toByteArray());
    out.append(encoded, 0, encoded.length);
  }

  @SqlFunction(
      name = "FROM_BASE64",
      args = "STRING|BYTES",
      returns = "STRING",
      doc = "The string that was written in Base64; other text is an error.")
  public static void fromBase64(Slice value, SliceWriter out) {
    try {
      byte[] decoded = Base64.getDecoder().decode(value.toByteArray());
      out.append(new String(decoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw MillraceException.deterministic("FROM_BASE64: '" + value + "' is not Base64", e);
    }
  }

  @SqlFunction(name = "HEX", args = "STRING|BYTES", returns = "STRING", doc = "See above.")
  public static void hex(Slice value, SliceWriter out) {
    for (int i = 0; i < value.length; i++) {
      out.append(HEX[value.get(i) >> 4 & 0xF]);
      out.append(HEX[value.get(i) & 0xF]);
    }
  }

  @SqlFunction(
      name = "UNHEX",
      args = "STRING",
      returns = "BYTES",
      doc =
          "The bytes that were written in hexadecimal; of an odd number of digits the first counts"
              + " as a zero byte. NULL for other text.")
  public static void unhex(Slice text, SliceWriter out, NullFlag flag) {
    int i = text.length % 2;
    if (i == 1) {
      flag.isNull = Character.digit(text.get(0), 16) < 0;
      out.append((byte) 0);
    }
    for (; i < text.length && !flag.isNull; i += 2) {
      int high = Character.digit(text.get(i), 16);
      int low = Character.digit(text.get(i + 1), 16);
      flag.isNull = high < 0 || low < 0;
      out.append((byte) (high << 4 | low));
    }
  }

  @SqlFunction(
      name = "ENCODE",
      args = {"STRING", "STRING"},
      returns = "BYTES",
      doc =
          "The string in a character set: US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-16.")
  public static void encode(Slice text, Slice charset, SliceWriter out) {
    byte[] encoded = text.toString().getBytes(charset(charset));
    out.append(encoded, 0, encoded.length);
  }

  @SqlFunction(
      name = "DECODE",
      args = {"BYTES", "STRING"},
      returns = "STRING",
      doc = "The string that was written in a character set; see ENCODE.")
  public static void decode(Slice bytes, Slice charset, SliceWriter out) {
    out.append(new String(bytes.array, bytes.offset, bytes.length, charset(charset)));
  }

  private static Charset charset(Slice name) {
    try {
      return Charset.forName(name.toString());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw MillraceException.deterministic("unknown character set '" + name + "'", e);
    }
  }

  @SqlFunction(
      name = "IS_VALID_UTF8",
      args = "BYTES",
      returns = "BOOLEAN",
      doc = "Whether the bytes are well-formed UTF-8.")
  public static boolean isValidUtf8(Slice bytes) {
    return bytes.toString().indexOf('\uFFFD') < 0
        || Slice.of(bytes.toString()).contentEquals(bytes);
  }

  @SqlFunction(
      name = "MAKE_VALID_UTF8",
      args = "BYTES",
      returns = "STRING",
      doc = "The bytes as a string, each malformed part replaced by U+FFFD.")
  public static void makeValidUtf8(Slice bytes, SliceWriter out) {
    out.append(bytes.toString());
  }
}
