package io.millrace.engine.connect;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.executor.spi.ConnectorFactory;
import io.millrace.executor.spi.FormatFactory;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Connectors and formats on the class path, by name. Immutable; thread-safe. */
final class Factories {
  /** What people ask for that is not built yet. */
  private static final List<String> PLANNED_CONNECTORS =
      List.of(
          "kafka",
          "upsert-kafka",
          "jdbc",
          "elasticsearch-7",
          "elasticsearch-8",
          "mongodb",
          "pulsar",
          "kinesis",
          "mysql-cdc",
          "postgres-cdc",
          "iceberg",
          "paimon",
          "hudi");

  private static final List<String> PLANNED_FORMATS =
      List.of(
          "avro",
          "avro-confluent",
          "protobuf",
          "canal-json",
          "maxwell-json",
          "ogg-json",
          "parquet",
          "orc",
          "debezium-avro-confluent");

  private final Map<String, ConnectorFactory> connectors = new TreeMap<>();
  private final Map<String, FormatFactory> formats = new TreeMap<>();

  private Factories() {}

  /** Finds them through the loader of this class. */
  static Factories load() {
    Factories factories = new Factories();
    ClassLoader loader = Factories.class.getClassLoader();
    ServiceLoader.load(ConnectorFactory.class, loader)
        .forEach(f -> factories.connectors.put(f.name(), f));
    ServiceLoader.load(FormatFactory.class, loader)
        .forEach(f -> factories.formats.put(f.name(), f));
    return factories;
  }

  ConnectorFactory connector(String table, String name) {
    return find("connector", table, name, connectors, PLANNED_CONNECTORS);
  }

  FormatFactory format(String table, String name) {
    return find("format", table, name, formats, PLANNED_FORMATS);
  }

  private static <T> T find(
      String what, String table, String name, Map<String, T> known, List<String> planned) {
    T found = known.get(name);
    if (found != null) {
      return found;
    }
    if (planned.contains(name)) {
      throw MillraceException.notSupported(what + " '" + name + "' (table '" + table + "')")
          .withHint("The " + what + "s in the box are: " + String.join(", ", known.keySet()) + ".");
    }
    String hint = NearestName.hint(name, known.keySet());
    throw MillraceException.deterministic(
            "table '" + table + "': there is no " + what + " '" + name + "'")
        .withHint(
            hint != null
                ? hint
                : "The " + what + "s in the box are: " + String.join(", ", known.keySet()) + ".");
  }
}
