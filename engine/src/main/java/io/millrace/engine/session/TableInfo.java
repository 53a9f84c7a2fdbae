package io.millrace.engine.session;

import io.millrace.data.type.DataType.Field;
import java.util.List;

/** A table or view as clients list it. {@code comment} may be null. */
public record TableInfo(
    String catalog,
    String database,
    String name,
    boolean view,
    List<Field> schema,
    List<String> primaryKey,
    String comment) {}
