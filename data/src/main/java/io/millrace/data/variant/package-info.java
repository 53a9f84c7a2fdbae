/**
 * Values of VARIANT: JSON in bytes that a column, a key and a state row hold as they are. {@link
 * io.millrace.data.variant.Variant} reads them, {@link io.millrace.data.variant.VariantParser}
 * makes them of JSON, {@link io.millrace.data.variant.VariantText} prints them, {@link
 * io.millrace.data.variant.JsonString} the strings of any JSON.
 */
package io.millrace.data.variant;
