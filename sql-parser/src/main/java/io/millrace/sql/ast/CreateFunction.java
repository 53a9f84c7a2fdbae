package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.List;

/**
 * {@code CREATE|ALTER [TEMPORARY [SYSTEM]] FUNCTION name AS 'class' [LANGUAGE …] [USING JAR '…']}.
 *
 * @param alter ALTER: the function must exist
 * @param ifMode IF NOT EXISTS with CREATE, IF EXISTS with ALTER
 */
public record CreateFunction(
    Span source, boolean alter, Scope scope, boolean ifMode, QualifiedName name, Body body)
    implements FunctionStatement {

  /**
   * What the function is.
   *
   * @param jars where the class is looked for, besides the jars of the session
   */
  public record Body(StringLiteral className, Language language, List<StringLiteral> jars) {
    public Body {
      jars = List.copyOf(jars);
    }
  }

  /** Where the function is known. */
  public enum Scope {
    /** In its catalog. */
    CATALOG,
    /** In its catalog, hiding one of the same name. */
    TEMPORARY,
    /** Everywhere, hiding a built-in function of the same name. */
    TEMPORARY_SYSTEM
  }

  /** What it is written in. */
  public enum Language {
    JAVA,
    SCALA,
    PYTHON
  }
}
