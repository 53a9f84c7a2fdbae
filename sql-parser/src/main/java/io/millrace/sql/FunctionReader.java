package io.millrace.sql;

import io.millrace.sql.ast.CreateFunction;
import io.millrace.sql.ast.CreateFunction.Language;
import io.millrace.sql.ast.CreateFunction.Scope;
import io.millrace.sql.grammar.MillraceParser.FunctionBodyContext;
import io.millrace.sql.source.Span;

/** The part that CREATE FUNCTION and ALTER FUNCTION have in common. */
final class FunctionReader {
  private FunctionReader() {}

  static CreateFunction read(
      NameReader names,
      Span source,
      Scope scope,
      boolean alter,
      boolean ifMode,
      FunctionBodyContext body) {
    Language language =
        body.PYTHON() != null
            ? Language.PYTHON
            : body.SCALA() != null ? Language.SCALA : Language.JAVA;
    return new CreateFunction(
        source,
        alter,
        scope,
        ifMode,
        names.qualifiedName(body.qualifiedName()),
        new CreateFunction.Body(
            names.string(body.TEXT()),
            language,
            body.jar().stream().map(jar -> names.string(jar.TEXT())).toList()));
  }
}
