package io.millrace.engine.codegen.source;

/** Java statements in the making, indented as they nest. */
public final class Code {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  public Code line(String statement) {
    text.append("  ".repeat(depth)).append(statement).append('\n');
    return this;
  }

  /** Begins a block: {@code head {}. */
  public Code open(String head) {
    line(head + " {");
    depth++;
    return this;
  }

  /** Ends a block and begins the next: {@code } head {}. */
  public Code next(String head) {
    depth--;
    line("} " + head + " {");
    depth++;
    return this;
  }

  /** Ends a block. */
  public Code close() {
    depth--;
    return line("}");
  }

  /** Adds finished statements, indented. */
  public Code add(Code statements) {
    statements.text.toString().lines().forEach(this::line);
    return this;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
