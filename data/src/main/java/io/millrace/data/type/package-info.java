/**
 * The SQL types and how each is held in memory.
 *
 * <p>{@link io.millrace.data.type.DataType} is sealed; {@link io.millrace.data.type.PhysicalKind}
 * names the column class that carries a type. Depends on nothing.
 */
package io.millrace.data.type;
