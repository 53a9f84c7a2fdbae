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

tokens {
  RESERVED_WORD
}

SELECT: 'SELECT';
WITH: 'WITH';
VALUES: 'VALUES';
TABLE: 'TABLE';
SET: 'SET';
RESET: 'RESET';
CREATE: 'CREATE';
DROP: 'DROP';
INSERT: 'INSERT';
EXECUTE: 'EXECUTE';
BEGIN: 'BEGIN';
EXPLAIN: 'EXPLAIN';
DESCRIBE: 'DESCRIBE';
DESC: 'DESC';
SHOW: 'SHOW';
USE: 'USE';
HELP: 'HELP';
QUIT: 'QUIT';
EXIT: 'EXIT';
CLEAR: 'CLEAR';
TEMPORARY: 'TEMPORARY';
VIEW: 'VIEW';
IF: 'IF';
NOT: 'NOT';
EXISTS: 'EXISTS';
METADATA: 'METADATA';
FROM: 'FROM';
VIRTUAL: 'VIRTUAL';
WATERMARK: 'WATERMARK';
FOR: 'FOR';
AS: 'AS';
CONSTRAINT: 'CONSTRAINT';
PRIMARY: 'PRIMARY';
UNIQUE: 'UNIQUE';
KEY: 'KEY';
ENFORCED: 'ENFORCED';
COMMENT: 'COMMENT';
DISTRIBUTED: 'DISTRIBUTED';
BY: 'BY';
INTO: 'INTO';
BUCKETS: 'BUCKETS';
HASH: 'HASH';
RANGE: 'RANGE';
PARTITIONED: 'PARTITIONED';
LIKE: 'LIKE';
ILIKE: 'ILIKE';
INCLUDING: 'INCLUDING';
EXCLUDING: 'EXCLUDING';
OVERWRITING: 'OVERWRITING';
ALL: 'ALL';
CONSTRAINTS: 'CONSTRAINTS';
DISTRIBUTION: 'DISTRIBUTION';
GENERATED: 'GENERATED';
OPTIONS: 'OPTIONS';
PARTITIONS: 'PARTITIONS';
WATERMARKS: 'WATERMARKS';
OVERWRITE: 'OVERWRITE';
PARTITION: 'PARTITION';
ON: 'ON';
CONFLICT: 'CONFLICT';
DO: 'DO';
ERROR: 'ERROR';
NOTHING: 'NOTHING';
DEDUPLICATE: 'DEDUPLICATE';
STATEMENT: 'STATEMENT';
END: 'END';
CASE: 'CASE';
PLAN: 'PLAN';
ESTIMATED_COST: 'ESTIMATED_COST';
CHANGELOG_MODE: 'CHANGELOG_MODE';
PLAN_ADVICE: 'PLAN_ADVICE';
JSON_EXECUTION_PLAN: 'JSON_EXECUTION_PLAN';
EXTENDED: 'EXTENDED';
TABLES: 'TABLES';
VIEWS: 'VIEWS';
CATALOGS: 'CATALOGS';
DATABASES: 'DATABASES';
CATALOG: 'CATALOG';
DATABASE: 'DATABASE';
CURRENT: 'CURRENT';
USER: 'USER';
FUNCTIONS: 'FUNCTIONS';
COLUMNS: 'COLUMNS';
JOBS: 'JOBS';
IN: 'IN';
CHAR: 'CHAR';
CHARACTER: 'CHARACTER';
VARCHAR: 'VARCHAR';
VARYING: 'VARYING';
STRING: 'STRING';
BOOLEAN: 'BOOLEAN';
BINARY: 'BINARY';
VARBINARY: 'VARBINARY';
BYTES: 'BYTES';
DECIMAL: 'DECIMAL';
DEC: 'DEC';
NUMERIC: 'NUMERIC';
TINYINT: 'TINYINT';
SMALLINT: 'SMALLINT';
INT: 'INT';
INTEGER: 'INTEGER';
BIGINT: 'BIGINT';
FLOAT: 'FLOAT';
DOUBLE: 'DOUBLE';
PRECISION: 'PRECISION';
DATE: 'DATE';
TIME: 'TIME';
TIMESTAMP: 'TIMESTAMP';
TIMESTAMP_LTZ: 'TIMESTAMP_LTZ';
WITHOUT: 'WITHOUT';
LOCAL: 'LOCAL';
ZONE: 'ZONE';
INTERVAL: 'INTERVAL';
YEAR: 'YEAR';
MONTH: 'MONTH';
DAY: 'DAY';
HOUR: 'HOUR';
MINUTE: 'MINUTE';
SECOND: 'SECOND';
TO: 'TO';
ARRAY: 'ARRAY';
MAP: 'MAP';
MULTISET: 'MULTISET';
ROW: 'ROW';
NULL: 'NULL';
VARIANT: 'VARIANT';
RAW: 'RAW';
STRUCTURED: 'STRUCTURED';

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
