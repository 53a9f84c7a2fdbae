package io.millrace.connectors.datagen;

import io.millrace.connectors.datagen.Generator.Rows;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.column.BytesColumn;

/** Random strings of hexadecimal digits, and random bytes. */
final class TextGenerators {
  private static final long NIBBLES = 0x0F0F0F0F0F0F0F0FL;

  private TextGenerators() {}

  /** Strings of {@code length} hexadecimal digits; of 1 to {@code length - 1} if varying. */
  static Generator hex(long seed, int length, boolean varying) {
    return rows -> {
      int[] offsets = offsets(seed, rows, length, varying);
      byte[] data = new byte[offsets[rows.count()] + Long.BYTES];
      for (int i = 0; i < rows.count(); i++) {
        long first = Dice.at(seed, rows.ids()[i]);
        int size = offsets[i + 1] - offsets[i];
        for (int digit = 0; digit < size; digit += 8) {
          long bits = digit < 16 ? first : Dice.at(first, digit >>> 4);
          Bytes.putLong(data, offsets[i] + digit, hexDigits((int) (bits >>> (digit & 8) * 4)));
        }
      }
      return new BytesColumn(rows.count(), data, offsets, null);
    };
  }

  /** Byte strings of {@code length}; of 1 to {@code length - 1} if varying. */
  static Generator bytes(long seed, int length, boolean varying) {
    return rows -> {
      int[] offsets = offsets(seed, rows, length, varying);
      byte[] data = new byte[offsets[rows.count()] + Long.BYTES];
      for (int i = 0; i < rows.count(); i++) {
        long first = Dice.at(seed, rows.ids()[i]);
        for (int at = offsets[i]; at < offsets[i + 1]; at += Long.BYTES) {
          Bytes.putLong(data, at, Dice.at(first, at - offsets[i]));
        }
      }
      return new BytesColumn(rows.count(), data, offsets, null);
    };
  }

  /** Rows are written in order and each may overrun its end by up to 7 bytes. */
  private static int[] offsets(long seed, Rows rows, int length, boolean varying) {
    int[] offsets = new int[rows.count() + 1];
    long lengths = Dice.at(seed, -1);
    for (int i = 0; i < rows.count(); i++) {
      int size =
          varying && length > 1
              ? 1 + (int) Dice.below(Dice.at(lengths, rows.ids()[i]), length - 1L)
              : length;
      offsets[i + 1] = Math.addExact(offsets[i], size);
    }
    return offsets;
  }

  /** The eight hexadecimal digits of 32 bits as ASCII, the first in the highest byte. */
  private static long hexDigits(int bits) {
    long spread = bits & 0xFFFFFFFFL;
    spread = (spread | spread << 16) & 0x0000FFFF0000FFFFL;
    spread = (spread | spread << 8) & 0x00FF00FF00FF00FFL;
    spread = (spread | spread << 4) & NIBBLES;
    long letters = (spread + 0x0606060606060606L) >>> 4 & 0x0101010101010101L;
    return spread + 0x3030303030303030L + letters * ('a' - '0' - 10);
  }
}
