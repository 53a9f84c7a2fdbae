/**
 * The formats {@code canal-json} and {@code maxwell-json}: changes of MySQL with the rows after a
 * change in {@code data} and what was different before in {@code old}.
 *
 * <p>{@link io.millrace.connectors.format.changes.CanalFactory} and {@link
 * io.millrace.connectors.format.changes.MaxwellFactory} read the options; {@link
 * io.millrace.connectors.format.changes.ChangeEncoder} writes changes of any such format. Uses the
 * {@code json} format for the rows.
 */
package io.millrace.connectors.format.changes;
