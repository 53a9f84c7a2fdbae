package io.millrace.sql;

/** Whether a text that somebody is still typing can be run. */
public enum Completeness {
  /** Nothing but blanks and comments. */
  EMPTY,
  /** Every statement ends with its {@code ;}; they may still be wrong. */
  COMPLETE,
  /** The last statement lacks its {@code ;}. */
  OPEN_STATEMENT,
  /** The last statement is a statement set that lacks its END. */
  OPEN_STATEMENT_SET,
  /** The text ends inside a string. */
  OPEN_STRING,
  /** The text ends inside a comment. */
  OPEN_COMMENT
}
