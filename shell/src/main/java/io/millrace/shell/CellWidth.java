package io.millrace.shell;

/** How many columns of a terminal a text takes: wide East Asian characters and emoji take two. */
final class CellWidth {
  private static final String ELLIPSIS = "...";

  private CellWidth() {}

  static int of(String text) {
    return text.codePoints().map(CellWidth::of).sum();
  }

  private static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        codePoint >= 0x1100 && codePoint <= 0x115F
            || codePoint >= 0x2E80 && codePoint <= 0xA4CF
            || codePoint >= 0xAC00 && codePoint <= 0xD7A3
            || codePoint >= 0xF900 && codePoint <= 0xFAFF
            || codePoint >= 0xFE30 && codePoint <= 0xFE6F
            || codePoint >= 0xFF00 && codePoint <= 0xFF60
            || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
            || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    return wide ? 2 : 1;
  }

  /**
   * The text if it fits into {@code width} columns, else as much of it as leaves room for "...".
   */
  static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int used = 0;
    int room = Math.max(0, width - ELLIPSIS.length());
    for (int codePoint : text.codePoints().toArray()) {
      used += of(codePoint);
      if (used > room) {
        break;
      }
      cut.appendCodePoint(codePoint);
    }
    return cut + ELLIPSIS.substring(0, Math.min(width, ELLIPSIS.length()));
  }
}
