package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.SourcePosition;
import io.millrace.engine.connect.OptionPlaces;
import io.millrace.sql.ast.AlterTable;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.TableChange;
import io.millrace.sql.ast.TableOption;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.List;

/**
 * Turns places in a parsed text into places in the user's file.
 *
 * @param fileName as the user gave it; null for a statement typed in
 */
record Positions(String fileName) {

  SourcePosition of(io.millrace.sql.source.SourcePosition position) {
    return new SourcePosition(fileName, position.line(), position.column(), position.length());
  }

  /** Notes where a script writes the options of a table. */
  void noteOptions(Statement statement, OptionPlaces places) {
    if (fileName == null) {
      return;
    }
    if (statement instanceof CreateTable create) {
      note(create.name(), create.properties().options(), places);
    } else if (statement instanceof AlterTable alter
        && alter.change() instanceof TableChange.SetOptions set) {
      note(alter.name(), set.options(), places);
    }
  }

  private void note(QualifiedName table, List<TableOption> options, OptionPlaces places) {
    String name = table.names().get(table.names().size() - 1);
    for (TableOption option : options) {
      places.note(
          name,
          new OptionPlaces.Written(
              option.key().value(),
              option.value().value(),
              of(option.key().position()),
              of(option.value().position())));
    }
  }

  /** The same error in the form in which all errors reach a user. */
  MillraceException of(SqlSyntaxException e) {
    return MillraceException.deterministic(e.getMessage())
        .withHint(e.hint().orElse(null))
        .at(of(e.position()));
  }
}
