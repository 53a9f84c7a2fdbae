<#-- Types that Flink SQL has and Calcite's template has not. -->

/** Parses STRING, BYTES, and TIMESTAMP_LTZ with an optional precision. */
SqlTypeNameSpec FlinkBasicTypeName() :
{
    final SqlTypeName typeName;
    int precision = -1;
    final Span s;
}
{
    (
        <STRING> {
            s = span();
            typeName = SqlTypeName.VARCHAR;
            precision = Integer.MAX_VALUE;
        }
    |
        <BYTES> {
            s = span();
            typeName = SqlTypeName.VARBINARY;
            precision = Integer.MAX_VALUE;
        }
    |
        <TIMESTAMP_LTZ> {
            s = span();
            typeName = SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
        }
        precision = PrecisionOpt()
    )
    {
        return new SqlBasicTypeNameSpec(typeName, precision, s.end(this));
    }
}

/** Parses ARRAY<t>, MULTISET<t>, MAP<k, v>, ROW<f t, ...> and ROW(f t, ...). */
SqlTypeNameSpec BracketTypeName() :
{
    final SqlDataTypeSpec first;
    final SqlDataTypeSpec second;
    final FieldTypes fields = new FieldTypes();
    final SqlNode className;
    final Span s;
}
{
    <ARRAY> { s = span(); }
    <LT> first = ElementType() <GT> {
        return BracketTypeSpec.array(first, s.end(this));
    }
|
    <MULTISET> { s = span(); }
    <LT> first = ElementType() <GT> {
        return BracketTypeSpec.multiset(first, s.end(this));
    }
|
    <MAP> { s = span(); }
    <LT> first = ElementType() <COMMA> second = ElementType() <GT> {
        return BracketTypeSpec.map(first, second, s.end(this));
    }
|
    <ROW> { s = span(); }
    (
        <NE>
    |
        <LT> RowFields(fields) <GT>
    |
        <LPAREN> [ RowFields(fields) ] <RPAREN>
    )
    {
        return BracketTypeSpec.row(fields, s.end(this));
    }
|
    <STRUCTURED> { s = span(); }
    <LT> className = StringLiteral() [ <COMMA> RowFields(fields) ] <GT> {
        return BracketTypeSpec.structured(((SqlLiteral) className).getValueAs(String.class), fields, s.end(this));
    }
}

void RowFields(FieldTypes fields) :
{
}
{
    RowField(fields) ( <COMMA> RowField(fields) )*
}

void RowField(FieldTypes fields) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
}
{
    name = SimpleIdentifier()
    type = ElementType()
    [ <QUOTED_STRING> ]
    { fields.add(name, type); }
}

/** Parses the type of a field or an element: nullable unless NOT NULL follows. */
SqlDataTypeSpec ElementType() :
{
    final SqlDataTypeSpec type;
    final boolean nullable;
}
{
    type = DataType()
    nullable = NullableOptDefaultTrue()
    { return type.withNullable(nullable, getPos()); }
}
