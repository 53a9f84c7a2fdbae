package io.millrace.engine.session;

/** What to write instead of statements of the dialect that are not there. */
final class Instead {
  private Instead() {}

  /**
   * @param statement its first words, in upper case
   * @return a hint, or null
   */
  static String of(String statement) {
    if (statement.contains("MODULE")) {
      return "There is one module, 'core', and it is loaded: leave the statement out.";
    }
    if (statement.contains("MODEL")) {
      return "Call a model from a function of your own: CREATE FUNCTION … AS 'class';";
    }
    if (statement.contains("CONNECTION")) {
      return "Write the options in WITH of each table.";
    }
    return switch (statement) {
      case "ANALYZE TABLE" -> "No plan depends on statistics: leave the statement out.";
      case "CALL" -> "No catalog has procedures.";
      case "DELETE FROM", "UPDATE", "TRUNCATE TABLE" ->
          "Tables are only added to: INSERT INTO another one what is to remain.";
      case "UPSERT INTO" -> "INSERT INTO a table with a PRIMARY KEY replaces rows by their key.";
      case "CREATE OR REPLACE VIEW", "CREATE OR REPLACE TEMPORARY VIEW" ->
          "ALTER VIEW … AS SELECT …; or drop it first.";
      case "EXPLAIN CREATE", "EXPLAIN REPLACE" -> "EXPLAIN the query behind AS.";
      default -> null;
    };
  }
}
