package io.millrace.executor.spi;

import io.millrace.data.type.DataType;

/** A piece of metadata that a connector offers as a column; {@code writable} if a sink takes it. */
public record MetadataColumn(String key, DataType type, boolean writable) {}
