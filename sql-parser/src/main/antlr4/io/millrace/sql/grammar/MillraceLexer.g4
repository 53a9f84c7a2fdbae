/*
 * The tokens of scripts. They end where Calcite's end in its back-tick state, because the planner
 * reads queries and expressions with a parser made from Calcite's: prefixed and escaped strings,
 * '//' as a comment, and letters and digits are the same. Text that is no token at all becomes a
 * token of its own kind, so that the error can name it.
 */
lexer grammar MillraceLexer;

options {
  caseInsensitive = true;
}

// Keywords are no rules of the lexer, which stays small and starts fast: it reads a NAME, and
// TokenText makes it the keyword of that name.
tokens {
  RESERVED_WORD,
  SELECT, WITH, VALUES, TABLE, SET, RESET, CREATE, DROP, INSERT, EXECUTE, BEGIN, EXPLAIN,
  DESCRIBE, DESC, SHOW, USE, HELP, QUIT, EXIT, CLEAR, TEMPORARY, VIEW, IF, NOT, EXISTS,
  METADATA, FROM, VIRTUAL, WATERMARK, FOR, AS, CONSTRAINT, PRIMARY, UNIQUE, KEY, ENFORCED,
  COMMENT, DISTRIBUTED, BY, INTO, BUCKETS, HASH, RANGE, PARTITIONED, LIKE, ILIKE, INCLUDING,
  EXCLUDING, OVERWRITING, ALL, CONSTRAINTS, DISTRIBUTION, GENERATED, OPTIONS, PARTITIONS,
  WATERMARKS, OVERWRITE, PARTITION, ON, CONFLICT, DO, ERROR, NOTHING, DEDUPLICATE, STATEMENT,
  END, CASE, PLAN, ESTIMATED_COST, CHANGELOG_MODE, PLAN_ADVICE, JSON_EXECUTION_PLAN, EXTENDED,
  TABLES, VIEWS, CATALOGS, DATABASES, CATALOG, DATABASE, CURRENT, USER, FUNCTIONS, COLUMNS,
  JOBS, IN, CHAR, CHARACTER, VARCHAR, VARYING, STRING, BOOLEAN, BINARY, VARBINARY, BYTES,
  DECIMAL, DEC, NUMERIC, TINYINT, SMALLINT, INT, INTEGER, BIGINT, FLOAT, DOUBLE, PRECISION,
  DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, WITHOUT, LOCAL, ZONE, INTERVAL, YEAR, MONTH, DAY, HOUR,
  MINUTE, SECOND, TO, ARRAY, MAP, MULTISET, ROW, NULL, VARIANT, RAW, STRUCTURED,
  ALTER, ADD, JAR, JARS, REMOVE, FUNCTION, LANGUAGE, USING, JAVA, SCALA, PYTHON, SYSTEM, RENAME,
  MODIFY, FIRST, AFTER, CASCADE, RESTRICT, COMPILE, STOP, JOB, SAVEPOINT, DRAIN, MODULES, FULL,
  REPLACE, OR, AND, PROCEDURES, MATERIALIZED, FRESHNESS, REFRESH_MODE, CONTINUOUS, SUSPEND,
  RESUME, REFRESH
}

TEXT: '\'' (~['] | '\'\'')* '\'';
OTHER_TEXT
  : ('_' CHARSET | 'N' | 'U&' | 'X') TEXT
  | 'E\'' (~['\\] | '\\' . | '\'\'')* '\''
  ;
OPEN_TEXT: '\'' (~['] | '\'\'')*;

QUOTED_NAME: '`' (~[`\r\n] | '``')+ '`';
OPEN_NAME: '`' (~[`\r\n] | '``')*;
DOUBLE_QUOTED: '"' ~["\r\n]* '"'?;

INTEGER_NUMBER: [0-9]+;
OTHER_NUMBER: ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) EXPONENT? ;
NAME: LETTER (LETTER | DIGIT)*;

HINT_BEGIN: '/*+';
HINT_END: '*/';
OPEN_COMMENT: '/*';
BLOCK_COMMENT
  : '/*' ('*'+ '/' | ~[*+] .*? '*/' | '*'+ ~[/*] .*? '*/') -> channel(HIDDEN)
  ;
LINE_COMMENT: ('--' | '//') ~[\r\n]* -> channel(HIDDEN);
BLANK: [ \t\r\n\f]+ -> skip;

SEMICOLON: ';';
COMMA: ',';
DOT: '.';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
LBRACE: '{';
RBRACE: '}';
EQ: '=';
LT: '<';
GT: '>';
NE: '<>';
OPERATOR
  : '<=' | '>=' | '!=' | '=>' | '->' | '<<' | '||' | '..'
  | '+' | '-' | '*' | '/' | '%' | '|' | '^' | '&' | '?' | ':'
  ;
UNKNOWN: .;

fragment CHARSET: [a-z0-9] [a-z0-9:.\-_]*;
fragment EXPONENT: 'E' [+\-]? [0-9]+;
fragment LETTER
  options { caseInsensitive = false; }
  : [$A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u3040-\u318f\u3300-\u337f]
  | [\u3400-\u3d2d\u4e00-\u9fff\uf900-\ufaff]
  ;
fragment DIGIT
  options { caseInsensitive = false; }
  : [0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef]
  | [\u0b66-\u0b6f\u0be7-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59]
  | [\u0ed0-\u0ed9\u1040-\u1049]
  ;
