/**
 * Options: declared once, typed, with a default and a description, in the module that uses them.
 *
 * <p>{@link io.millrace.data.option.Option} is a declaration, {@link
 * io.millrace.data.option.OptionType} reads its text, {@link io.millrace.data.option.Options} holds
 * what the user set and finds keys that nobody declared. May use {@code error} only.
 */
package io.millrace.data.option;
