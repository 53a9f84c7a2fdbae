package io.millrace.functions.cast;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.CharacterType;

/** The lengths of CHAR and VARCHAR, in code points. */
final class TextLength {
  private TextLength() {}

  /** Cuts what stands in {@code out} from byte {@code start} on to the type, or fills it up. */
  static void fit(DataType to, SliceWriter out, int start) {
    CharacterType type = (CharacterType) to;
    if (type.length() == Integer.MAX_VALUE) {
      return;
    }
    byte[] array = out.array();
    int characters = 0;
    for (int i = start; i < out.length(); i++) {
      boolean begins = (array[i] & 0xC0) != 0x80;
      if (begins && characters == type.length()) {
        out.truncate(i);
        return;
      }
      characters += begins ? 1 : 0;
    }
    for (; !type.varying() && characters < type.length(); characters++) {
      out.append((byte) ' ');
    }
  }
}
