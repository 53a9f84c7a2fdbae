/**
 * By which name state finds its operator again after a query was edited: {@link
 * io.millrace.planner.identity.Identities}. Knows no Calcite.
 */
package io.millrace.planner.identity;
