package io.millrace.engine.translate;

import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.Spread;
import io.millrace.executor.kernel.KeyEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node of the plan gives to those that read it: the ends of chains, and how rows are spread
 * from there.
 *
 * @param ports several after a UNION ALL
 * @param types of the columns
 */
record Flow(List<Port> ports, List<DataType> types) {
  Flow {
    ports = List.copyOf(ports);
    types = List.copyOf(types);
  }

  /** The end of a chain. */
  record Port(int chain, Spread spread) {}

  static Flow of(int chain, Spread spread, List<DataType> types) {
    return new Flow(List.of(new Port(chain, spread)), types);
  }

  /** The same rows, spread anew. */
  Flow spread(Spread spread) {
    return new Flow(ports.stream().map(p -> new Port(p.chain(), spread)).toList(), types);
  }

  /**
   * The same rows, spread as state under these keys is: whatever the plan says of the distribution,
   * rows must come to the task that owns the key group of their encoded key.
   *
   * @param keyTypes under which state encodes the keys
   */
  Flow keyed(List<Integer> keys, List<DataType> keyTypes) {
    if (keys.isEmpty()) {
      return spread(new JobGraph.Singleton());
    }
    int[] columns = keys.stream().mapToInt(Integer::intValue).toArray();
    KeyEncoding encoding = KeyEncoding.of(keyTypes);
    return spread(new JobGraph.Hash(() -> KeyEncoder.of(encoding, columns)));
  }

  /** The rows of several flows whose columns agree but for nullability. */
  static Flow union(List<Flow> flows, List<DataType> types) {
    List<Port> ports = new ArrayList<>();
    flows.forEach(flow -> ports.addAll(flow.ports));
    return new Flow(ports, types);
  }

  static List<DataType> types(List<Field> schema) {
    return schema.stream().map(Field::type).toList();
  }
}
