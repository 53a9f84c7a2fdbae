package io.millrace.sql.source;

import java.util.Arrays;

/** A text with the name of its file: turns offsets (UTF-16 code units) into positions. */
public final class SourceText {
  private final String fileName;
  private final String text;
  private final int firstLine;
  private final int firstColumn;
  private final int[] lineStarts;

  private SourceText(String fileName, String text, int firstLine, int firstColumn) {
    this.fileName = fileName;
    this.text = text;
    this.firstLine = firstLine;
    this.firstColumn = firstColumn;
    this.lineStarts = lineStarts(text);
  }

  /** A whole file. A byte order mark at its start is left out and takes no column. */
  public static SourceText ofFile(String fileName, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new SourceText(fileName, content, 1, 1);
  }

  /** A piece of a file; positions are those of the file. */
  public static SourceText ofSpan(String fileName, Span span) {
    return new SourceText(fileName, span.text(), span.line(), span.column());
  }

  public String fileName() {
    return fileName;
  }

  public String text() {
    return text;
  }

  /** Position of the characters from {@code start} up to, without, {@code end}. */
  public SourcePosition position(int start, int end) {
    if (end <= start) {
      return new SourcePosition(line(start), column(start), line(start), column(start) - 1);
    }
    return new SourcePosition(line(start), column(start), line(end - 1), column(end - 1));
  }

  /** The characters from {@code start} up to, without, {@code end}, with their position. */
  public Span span(int start, int end) {
    return new Span(text.substring(start, end), position(start, end));
  }

  private int lineIndex(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private int line(int offset) {
    return firstLine + lineIndex(offset);
  }

  private int column(int offset) {
    int index = lineIndex(offset);
    int column = offset - lineStarts[index] + 1;
    return index == 0 ? firstColumn + column - 1 : column;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean carriageReturnAlone = c == '\r' && !text.startsWith("\n", i + 1);
      if (c == '\n' || carriageReturnAlone) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
