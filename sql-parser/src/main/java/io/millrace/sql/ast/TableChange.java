package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import java.util.List;

/** What ALTER TABLE does. */
public sealed interface TableChange {

  /** {@code RENAME TO name}. */
  record Rename(QualifiedName name) implements TableChange {}

  /** {@code RENAME column TO name}. */
  record RenameColumn(Identifier column, Identifier name) implements TableChange {}

  /** {@code SET ('key' = 'value', …)}. */
  record SetOptions(List<TableOption> options) implements TableChange {
    public SetOptions {
      options = List.copyOf(options);
    }
  }

  /** {@code RESET ('key', …)}. */
  record ResetOptions(List<StringLiteral> keys) implements TableChange {
    public ResetOptions {
      keys = List.copyOf(keys);
    }
  }

  /**
   * {@code ADD} and {@code MODIFY} of columns, the watermark and the primary key.
   *
   * @param modify whether what is named must exist already
   * @param places where the columns of the schema stand, in its order
   */
  record Elements(boolean modify, TableSchema schema, List<Place> places, SourcePosition position)
      implements TableChange {
    public Elements {
      places = List.copyOf(places);
    }
  }

  /** Where a column stands among the others. */
  sealed interface Place {
    /** At the end, or where it stood. */
    record Unsaid() implements Place {}

    /** Before all others. */
    record First() implements Place {}

    /** Behind another. */
    record After(Identifier column) implements Place {}
  }

  /** {@code DROP column} and {@code DROP (columns)}. */
  record DropColumns(List<Identifier> columns) implements TableChange {
    public DropColumns {
      columns = List.copyOf(columns);
    }
  }

  /** {@code DROP PRIMARY KEY}, {@code DROP CONSTRAINT name}, {@code DROP WATERMARK}. */
  record DropPart(Part part, SourcePosition position) implements TableChange {}

  /** A part of a table that is there once. */
  enum Part {
    PRIMARY_KEY,
    CONSTRAINT,
    WATERMARK
  }

  /**
   * What the grammar knows and nothing does: partitions and distributions.
   *
   * @param instead what works
   */
  record Unsupported(String clause, String instead, SourcePosition position)
      implements TableChange {}
}
