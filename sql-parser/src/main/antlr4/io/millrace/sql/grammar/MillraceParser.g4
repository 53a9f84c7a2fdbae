/*
 * Statements, one at a time: TokenText cuts a script at its semicolons. What a query or an
 * expression holds is not described here; the rules 'query' and 'expression' consume it with
 * SpanScanner. Every decision looks at one token, so that an error names the token it is about.
 */
parser grammar MillraceParser;

options {
  tokenVocab = MillraceLexer;
  superClass = SpanParser;
}

singleStatement: statement SEMICOLON? EOF;

singleType: dataType EOF;

statement
  : query # queryStatement
  | insert # insertStatement
  | EXECUTE executable # executeStatement
  | BEGIN STATEMENT SET SEMICOLON (insert SEMICOLON)+ END # statementSetBlock
  | EXPLAIN (PLAN FOR | explainDetail (COMMA explainDetail)*)? executable # explainStatement
  | CREATE TEMPORARY? (createTable | createView) # createStatement
  | DROP TEMPORARY? (TABLE | VIEW) (IF EXISTS)? qualifiedName # dropStatement
  | SET (settingKey EQ settingValue)? # setStatement
  | RESET settingKey? # resetStatement
  | (DESCRIBE | DESC) EXTENDED? qualifiedName # describeStatement
  | SHOW showWhat # showStatement
  | USE (CATALOG identifier | qualifiedName) # useStatement
  | (HELP | QUIT | EXIT | CLEAR) # clientCommand
  ;

executable: statementSet | insert | query;

statementSet: STATEMENT SET BEGIN (insert SEMICOLON)+ END;

explainDetail: ESTIMATED_COST | CHANGELOG_MODE | PLAN_ADVICE | JSON_EXECUTION_PLAN;

// Spans -------------------------------------------------------------------------------------------

query: parenthesisedQuery | plainQuery;

parenthesisedQuery: LPAREN {consumeQuery($start);};

plainQuery: (SELECT | WITH | VALUES | TABLE) {consumeQuery($start);};

expression: ~(COMMA | RPAREN | SEMICOLON | COMMENT) {consumeExpression($start);};

// Insert ------------------------------------------------------------------------------------------

insert
  : INSERT (INTO | OVERWRITE) qualifiedName hints? partitionSpec? insertSource conflictClause?
  ;

hints: HINT_BEGIN hint (COMMA hint)* HINT_END;

hint: identifier tableOptions;

partitionSpec: PARTITION LPAREN partitionValue (COMMA partitionValue)* RPAREN;

partitionValue: identifier EQ expression;

// A list of columns and a query in parentheses both begin with a parenthesis.
insertSource
  : LPAREN (qualifiedName (COMMA qualifiedName)* RPAREN query | queryAfterParenthesis)
  | plainQuery
  ;

queryAfterParenthesis
  : (SELECT | WITH | VALUES | TABLE | LPAREN) {consumeQuery(tokenBefore($start));}
  ;

conflictClause: ON CONFLICT DO (ERROR | NOTHING | DEDUPLICATE);

// Tables and views --------------------------------------------------------------------------------

createTable
  : TABLE ifNotExists? qualifiedName tableElements? comment? distribution? partitionedBy?
    (WITH tableOptions)? (likeClause | AS query)?
  ;

createView: VIEW ifNotExists? qualifiedName identifierList? comment? AS query;

ifNotExists: IF NOT EXISTS;

comment: COMMENT TEXT;

tableElements: LPAREN tableElement (COMMA tableElement)* RPAREN;

tableElement: column | watermark | tableConstraint;

column: identifier (dataType (metadata | columnConstraint)? comment? | AS expression comment?)?;

metadata: METADATA (FROM TEXT)? VIRTUAL?;

columnConstraint: constraintName? (PRIMARY KEY | UNIQUE) enforcement?;

tableConstraint: constraintName? (PRIMARY KEY | UNIQUE) identifierList enforcement?;

constraintName: CONSTRAINT identifier;

enforcement: NOT? ENFORCED;

watermark: WATERMARK FOR qualifiedName AS expression;

distribution
  : DISTRIBUTED (BY (HASH | RANGE)? identifierList (INTO buckets)? | INTO buckets)
  ;

buckets: INTEGER_NUMBER BUCKETS;

partitionedBy: PARTITIONED BY identifierList;

tableOptions: LPAREN (tableOption (COMMA tableOption)*)? RPAREN;

tableOption: TEXT EQ TEXT;

likeClause: LIKE qualifiedName (LPAREN likeOption+ RPAREN)?;

likeOption: (INCLUDING | EXCLUDING | OVERWRITING) likeFeature;

likeFeature
  : ALL | CONSTRAINTS | DISTRIBUTION | GENERATED | METADATA | OPTIONS | PARTITIONS | WATERMARKS
  ;

// Settings, SHOW ----------------------------------------------------------------------------------

settingKey: TEXT | ~(TEXT | EQ | SEMICOLON) ~(TEXT | EQ | SEMICOLON)*;

settingValue: TEXT | ~(TEXT | SEMICOLON) ~SEMICOLON*;

showWhat
  : (TABLES | VIEWS | DATABASES) showFrom? nameFilter? # showInside
  | USER? FUNCTIONS showFrom? nameFilter? # showFunctions
  | CATALOGS nameFilter? # showCatalogs
  | JOBS # showJobs
  | CURRENT (CATALOG | DATABASE) # showCurrent
  | COLUMNS showFrom nameFilter? # showColumns
  | CREATE (TABLE | VIEW) qualifiedName # showCreate
  ;

showFrom: (FROM | IN) qualifiedName;

nameFilter: NOT? (LIKE | ILIKE) TEXT;

// Types -------------------------------------------------------------------------------------------

// NOT NULL may stand before ARRAY and MULTISET and at the end; the builder checks the order.
dataType: typeName typeSuffix*;

typeSuffix: NOT NULL | NULL | ARRAY | MULTISET;

typeName
  : (BOOLEAN | TINYINT | SMALLINT | INT | INTEGER | BIGINT | FLOAT | DATE) # simpleType
  | DOUBLE PRECISION? # doubleType
  | (CHAR | CHARACTER | BINARY) VARYING? typeLength? # textType
  | (VARCHAR | VARBINARY) typeLength? # textType
  | (STRING | BYTES) # textType
  | (DECIMAL | DEC | NUMERIC) (LPAREN INTEGER_NUMBER (COMMA INTEGER_NUMBER)? RPAREN)? # decimalType
  | (TIME | TIMESTAMP) typeLength? timeZone? # temporalType
  | TIMESTAMP_LTZ typeLength? # temporalType
  | INTERVAL intervalField (TO intervalField)? # intervalType
  | (ARRAY | MULTISET) LT dataType GT # collectionType
  | MAP LT dataType COMMA dataType GT # mapType
  | ROW (NE | LT (rowField (COMMA rowField)*)? GT | LPAREN (rowField (COMMA rowField)*)? RPAREN)
    # rowType
  | (VARIANT | RAW | STRUCTURED) {refuseType($start);} # unsupportedType
  | (NAME | QUOTED_NAME | RESERVED_WORD) # unknownType
  ;

typeLength: LPAREN INTEGER_NUMBER RPAREN;

timeZone: WITHOUT TIME ZONE | WITH LOCAL? TIME ZONE;

intervalField: (YEAR | MONTH | DAY | HOUR | MINUTE | SECOND) typeLength?;

rowField: identifier dataType TEXT?;

// Names -------------------------------------------------------------------------------------------

qualifiedName: identifier (DOT identifier)*;

identifierList: LPAREN identifier (COMMA identifier)* RPAREN;

identifier: NAME | QUOTED_NAME | nonReserved;

// Every keyword of the lexer that ReservedWords does not hold, but IF: TokenText makes it a name.
nonReserved
  : CATALOG | CHANGELOG_MODE | CLEAR | COLUMNS | CONFLICT | CONSTRAINTS | DATABASE | DEDUPLICATE
  | DESC | DO | ENFORCED | ERROR | ESTIMATED_COST | EXCLUDING | EXIT | GENERATED | HELP
  | INCLUDING | JOBS | JSON_EXECUTION_PLAN | KEY | MAP | METADATA | NOTHING | OPTIONS | OVERWRITE
  | OVERWRITING | PARTITIONED | PARTITIONS | PLAN | PLAN_ADVICE | QUIT | TEMPORARY | VIEW
  | VIRTUAL | ZONE
  ;
