package io.millrace.planner.plan;

import io.millrace.data.type.DataType.Field;
import java.util.List;

/**
 * What every node says of its output.
 *
 * @param id position in the plan
 * @param inputs ids of the nodes read, in order
 * @param schema columns of the output
 * @param changelog kinds of rows that may come out
 * @param upsertKeys sets of column positions each of which identifies a row of the output; empty:
 *     none is known
 * @param identity hash of the logical definition and of what is kept, by which state finds its
 *     operator again; stable under type widths and physical choices
 * @param description how the user would recognise it, for messages and EXPLAIN
 */
public record Header(
    int id,
    List<Integer> inputs,
    List<Field> schema,
    ChangelogMode changelog,
    List<List<Integer>> upsertKeys,
    String identity,
    String description) {
  public Header {
    inputs = List.copyOf(inputs);
    schema = List.copyOf(schema);
    upsertKeys = upsertKeys.stream().map(List::copyOf).toList();
  }

  public Header withId(int newId) {
    return new Header(newId, inputs, schema, changelog, upsertKeys, identity, description);
  }

  public Header withInputs(List<Integer> newInputs) {
    return new Header(id, newInputs, schema, changelog, upsertKeys, identity, description);
  }

  public Header withSchema(List<Field> newSchema) {
    return new Header(id, inputs, newSchema, changelog, upsertKeys, identity, description);
  }

  public Header withChangelog(ChangelogMode newChangelog) {
    return new Header(id, inputs, schema, newChangelog, upsertKeys, identity, description);
  }

  public Header withUpsertKeys(List<List<Integer>> newKeys) {
    return new Header(id, inputs, schema, changelog, newKeys, identity, description);
  }

  public Header withIdentity(String newIdentity) {
    return new Header(id, inputs, schema, changelog, upsertKeys, newIdentity, description);
  }
}
