/**
 * Types at the border to Calcite: {@link io.millrace.planner.type.FlinkTypeSystem} gives Flink's
 * precisions and decimal results, {@link io.millrace.planner.type.TypeFactory} makes Calcite's type
 * objects, and {@link io.millrace.planner.type.TypeConversion} maps them to and from {@link
 * io.millrace.data.type.DataType}. Must not depend on other packages of the planner.
 */
package io.millrace.planner.type;
