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
  | EXECUTE (PLAN TEXT | executable) # executeStatement
  | COMPILE (AND EXECUTE)? PLAN TEXT ifNotExists? FOR (insert | statementSet) # compileStatement
  | BEGIN STATEMENT SET SEMICOLON (insert SEMICOLON)+ END # statementSetBlock
  | EXPLAIN (PLAN FOR | explainDetail (COMMA explainDetail)*)? executable # explainStatement
  | CREATE creation # createStatement
  | REPLACE createTable # replaceStatement
  | DROP dropping # dropStatement
  | ALTER alteration # alterStatement
  | (ADD | REMOVE) JAR TEXT # jarStatement
  | STOP JOB TEXT (WITH (SAVEPOINT (WITH DRAIN)? | DRAIN))? # stopJobStatement
  | SET (settingKey EQ settingValue)? # setStatement
  | RESET settingKey? # resetStatement
  | (DESCRIBE | DESC) describeWhat # describeStatement
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

// Objects of the catalog --------------------------------------------------------------------------

creation
  : OR (REPLACE createTable | ALTER materializedTable) # createOrReplace
  | TEMPORARY (SYSTEM createFunction | createTable | createView | createFunction)
    # createTemporary
  | (createTable | createView | createFunction) # createPermanent
  | materializedTable # createMaterialized
  | CATALOG ifNotExists? identifier comment? (WITH tableOptions)? # createCatalog
  | DATABASE ifNotExists? qualifiedName comment? (WITH tableOptions)? # createDatabase
  ;

dropping
  : TEMPORARY (SYSTEM dropFunction | dropRelation | dropFunction) # dropTemporary
  | (dropRelation | dropFunction) # dropPermanent
  | MATERIALIZED TABLE ifExists? qualifiedName # dropMaterialized
  | CATALOG ifExists? identifier # dropCatalog
  | DATABASE ifExists? qualifiedName (RESTRICT | CASCADE)? # dropDatabase
  ;

dropRelation: (TABLE | VIEW) ifExists? qualifiedName;

alteration
  : TABLE ifExists? qualifiedName tableChange # alterTable
  | VIEW ifExists? qualifiedName (RENAME TO qualifiedName | AS query) # alterView
  | MATERIALIZED TABLE qualifiedName materializedChange # alterMaterialized
  | DATABASE qualifiedName SET tableOptions # alterDatabase
  | CATALOG identifier (SET tableOptions | RESET optionKeys | comment) # alterCatalog
  | TEMPORARY SYSTEM? alterFunction # alterTemporaryFunction
  | alterFunction # alterPermanentFunction
  ;

optionKeys: LPAREN TEXT (COMMA TEXT)* RPAREN;

tableChange
  : (ADD | MODIFY) alterElements
  | DROP dropPart
  | RENAME (TO qualifiedName | identifier TO identifier)
  | SET tableOptions
  | RESET optionKeys
  ;

alterElements
  : alterElement
  | LPAREN alterElement (COMMA alterElement)* RPAREN
  | ifNotExists? partitionSpec ~SEMICOLON*
  | DISTRIBUTION ~SEMICOLON*
  ;

alterElement: column (FIRST | AFTER identifier)? | watermark | tableConstraint;

dropPart
  : identifier
  | identifierList
  | PRIMARY KEY
  | CONSTRAINT identifier
  | WATERMARK
  | ifExists? partitionSpec ~SEMICOLON*
  | DISTRIBUTION
  ;

createFunction: FUNCTION ifNotExists? functionBody;

alterFunction: FUNCTION ifExists? functionBody;

functionBody
  : qualifiedName AS TEXT (LANGUAGE (JAVA | SCALA | PYTHON))? (USING jar (COMMA jar)*)?
  ;

jar: JAR TEXT;

dropFunction: FUNCTION ifExists? qualifiedName;

// Tables and views --------------------------------------------------------------------------------

createTable: TABLE tableBody (likeClause | AS query)?;

tableBody
  : ifNotExists? qualifiedName tableElements? comment? distribution? partitionedBy?
    (WITH tableOptions)?
  ;

materializedTable: MATERIALIZED TABLE tableBody freshness? refreshMode? AS query;

freshness: FRESHNESS EQ INTERVAL TEXT (DAY | HOUR | MINUTE | SECOND | NAME);

refreshMode: REFRESH_MODE EQ (FULL | CONTINUOUS);

materializedChange
  : SUSPEND
  | RESUME (WITH tableOptions)?
  | REFRESH partitionSpec?
  | AS query
  | (ADD | MODIFY | DROP | RENAME | SET | RESET) ~SEMICOLON*
  ;

createView: VIEW ifNotExists? qualifiedName identifierList? comment? AS query;

ifNotExists: IF NOT EXISTS;

ifExists: IF EXISTS;

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
  | (JOBS | JARS | FULL? MODULES) # showAll
  | PROCEDURES showFrom? nameFilter? # showProcedures
  | PARTITIONS qualifiedName partitionSpec? # showPartitions
  | CURRENT (CATALOG | DATABASE) # showCurrent
  | COLUMNS showFrom nameFilter? # showColumns
  | MATERIALIZED TABLES showFrom? nameFilter? # showMaterialized
  | CREATE ((OR ALTER)? MATERIALIZED TABLE | TABLE | VIEW | CATALOG) qualifiedName # showCreate
  ;

// CATALOG, DATABASE and JOB are also good names of tables.
describeWhat
  : (CATALOG | DATABASE) (EXTENDED? qualifiedName | (DOT identifier)+)? # describeContainer
  | JOB (TEXT | (DOT identifier)+)? # describeJob
  | FUNCTION EXTENDED? qualifiedName # describeFunction
  | EXTENDED qualifiedName # describeTable
  | tableName # describeTable
  ;

tableName: tableIdentifier (DOT identifier)*;

tableIdentifier: NAME | QUOTED_NAME | plainNonReserved;

showFrom: (FROM | IN) qualifiedName;

nameFilter: NOT? (LIKE | ILIKE) TEXT;

// Types -------------------------------------------------------------------------------------------

// NOT NULL may stand before ARRAY and MULTISET and at the end; the builder checks the order.
dataType: typeName typeSuffix*;

typeSuffix: NOT NULL | NULL | ARRAY | MULTISET;

typeName
  : (BOOLEAN | TINYINT | SMALLINT | INT | INTEGER | BIGINT | FLOAT | DATE | VARIANT) # simpleType
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
  | STRUCTURED LT TEXT (COMMA rowField)* GT # structuredType
  | RAW {refuseType($start);} # unsupportedType
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
nonReserved: CATALOG | DATABASE | JOB | plainNonReserved;

plainNonReserved
  : ADD | AFTER | CASCADE | CHANGELOG_MODE | CLEAR | COLUMNS | COMPILE | CONFLICT | CONSTRAINTS
  | DEDUPLICATE | DESC | DO | DRAIN | ENFORCED | ERROR | ESTIMATED_COST | EXCLUDING | EXIT | FIRST
  | GENERATED | HELP | INCLUDING | JAR | JARS | JAVA | JOBS | JSON_EXECUTION_PLAN | KEY | MAP
  | METADATA | NOTHING | OPTIONS | OVERWRITE | OVERWRITING | PARTITIONED | PARTITIONS | PLAN
  | PLAN_ADVICE | PYTHON | QUIT | REMOVE | REPLACE | RESTRICT | STOP | TEMPORARY | VIEW | VIRTUAL
  | ZONE
  ;
