package io.millrace.connectors.testing;

import io.millrace.data.option.Options;
import io.millrace.data.platform.Clock;
import io.millrace.data.platform.Console;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.Platform;
import io.millrace.data.platform.SimulatedClock;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.FormatFactory;
import io.millrace.executor.spi.TableContext;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes table contexts, one fluent line a table. */
public final class TestTable {
  private final List<Field> physical = new ArrayList<>();
  private final List<Field> schema = new ArrayList<>();
  private final List<String> metadataKeys = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private List<String> partitionKeys = List.of();
  private FormatFactory format;
  private boolean ordered;
  private ZoneId zone = ZoneOffset.UTC;
  private Clock clock = new SimulatedClock();
  private final Platform world = new SimulatedPlatform(1).platform();
  private FileStore files = world.files();
  private PrintStream out = System.out;
  private PrintStream err = System.err;

  public TestTable column(String name, DataType type) {
    physical.add(new Field(name, type));
    schema.add(new Field(name, type));
    metadataKeys.add(null);
    return this;
  }

  /** A column of the table that the query does not need. */
  public TestTable unused(String name, DataType type) {
    physical.add(new Field(name, type));
    return this;
  }

  public TestTable metadata(String name, String key, DataType type) {
    schema.add(new Field(name, type));
    metadataKeys.add(key);
    return this;
  }

  public TestTable option(String key, String value) {
    options.put(key, value);
    return this;
  }

  public TestTable partitionedBy(String... columns) {
    partitionKeys = List.of(columns);
    return this;
  }

  public TestTable format(FormatFactory factory) {
    format = factory;
    return option("format", factory.name());
  }

  public TestTable ordered() {
    ordered = true;
    return this;
  }

  public TestTable zone(ZoneId newZone) {
    zone = newZone;
    return this;
  }

  public TestTable clock(Clock newClock) {
    clock = newClock;
    return this;
  }

  public TestTable files(FileStore store) {
    files = store;
    return this;
  }

  public TestTable console(PrintStream newOut, PrintStream newErr) {
    out = newOut;
    err = newErr;
    return this;
  }

  public List<Field> schema() {
    return schema;
  }

  public TableContext context() {
    return new TableContext(
        "t",
        List.copyOf(schema),
        Collections.unmodifiableList(new ArrayList<>(metadataKeys)),
        List.copyOf(physical),
        List.of(),
        partitionKeys,
        Options.of(options),
        format,
        ordered,
        "/home",
        zone,
        new Platform(clock, world.seeds(), files, world.locks(), world.io(), Console.of(out, err)));
  }
}
