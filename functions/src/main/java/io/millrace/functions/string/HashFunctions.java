package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.SqlFunction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of strings and bytes, as lower-case hexadecimal. */
public final class HashFunctions {
  private static final byte[] HEX =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private HashFunctions() {}

  /** The digest of one place of call. */
  public static final class HashState implements CallState {
    private String algorithm;
    private MessageDigest digest;

    MessageDigest of(String wanted) {
      if (!wanted.equals(algorithm)) {
        try {
          digest = MessageDigest.getInstance(wanted);
        } catch (NoSuchAlgorithmException e) {
          throw MillraceException.deterministic("no such hash: " + wanted, e);
        }
        algorithm = wanted;
      }
      return digest;
    }
  }

  private static void hash(HashState state, String algorithm, Slice value, SliceWriter out) {
    MessageDigest digest = state.of(algorithm);
    digest.update(value.array, value.offset, value.length);
    for (byte b : digest.digest()) {
      out.append(HEX[b >> 4 & 0xF]);
      out.append(HEX[b & 0xF]);
    }
  }

  @SqlFunction(
      name = "MD5",
      args = "STRING|BYTES",
      returns = "CHAR(32)",
      doc = "The MD5 digest in hexadecimal.")
  public static void md5(HashState state, Slice value, SliceWriter out) {
    hash(state, "MD5", value, out);
  }

  @SqlFunction(
      name = "SHA1",
      args = "STRING|BYTES",
      returns = "CHAR(40)",
      doc = "The SHA-1 digest in hexadecimal.")
  public static void sha1(HashState state, Slice value, SliceWriter out) {
    hash(state, "SHA-1", value, out);
  }

  @SqlFunction(
      name = "SHA224",
      args = "STRING|BYTES",
      returns = "CHAR(56)",
      doc = "The SHA-224 digest in hexadecimal.")
  public static void sha224(HashState state, Slice value, SliceWriter out) {
    hash(state, "SHA-224", value, out);
  }

  @SqlFunction(
      name = "SHA256",
      args = "STRING|BYTES",
      returns = "CHAR(64)",
      doc = "The SHA-256 digest in hexadecimal.")
  public static void sha256(HashState state, Slice value, SliceWriter out) {
    hash(state, "SHA-256", value, out);
  }

  @SqlFunction(
      name = "SHA384",
      args = "STRING|BYTES",
      returns = "CHAR(96)",
      doc = "The SHA-384 digest in hexadecimal.")
  public static void sha384(HashState state, Slice value, SliceWriter out) {
    hash(state, "SHA-384", value, out);
  }

  @SqlFunction(
      name = "SHA512",
      args = "STRING|BYTES",
      returns = "CHAR(128)",
      doc = "The SHA-512 digest in hexadecimal.")
  public static void sha512(HashState state, Slice value, SliceWriter out) {
    hash(state, "SHA-512", value, out);
  }

  @SqlFunction(
      name = "SHA2",
      args = {"STRING|BYTES", "INT"},
      returns = "VARCHAR(128)",
      doc = "The SHA-2 digest of 224, 256, 384 or 512 bits in hexadecimal.")
  public static void sha2(HashState state, Slice value, int bits, SliceWriter out) {
    String algorithm =
        switch (bits) {
          case 224 -> "SHA-224";
          case 256 -> "SHA-256";
          case 384 -> "SHA-384";
          case 512 -> "SHA-512";
          default ->
              throw MillraceException.deterministic(
                  "SHA2: the length must be 224, 256, 384 or 512, but is " + bits);
        };
    hash(state, algorithm, value, out);
  }
}
