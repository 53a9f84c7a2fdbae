package io.millrace.connectors.format.changes;

import io.millrace.connectors.format.json.JsonOptions;
import io.millrace.data.option.Option;
import io.millrace.data.option.Options;
import io.millrace.executor.spi.FormatFactory;
import io.millrace.executor.spi.TableContext;
import java.util.ArrayList;
import java.util.List;

/** What the formats have in common whose lines of JSON tell changes. */
public abstract class JsonChanges implements FormatFactory {
  private final String name;
  private final List<Option<?>> options;

  /**
   * @param own options beside those of JSON
   */
  protected JsonChanges(String name, Option<?>... own) {
    this.name = name;
    List<Option<?>> all = new ArrayList<>(List.of(own));
    all.addAll(JsonOptions.OF_CHANGES);
    options = List.copyOf(all);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Option<?>> options() {
    return options;
  }

  @Override
  public final boolean changelog() {
    return true;
  }

  @Override
  public final String fileSuffix() {
    return ".json";
  }

  /** What a table says of this format. */
  protected final Options options(TableContext table) {
    return table.options().under(name + ".");
  }
}
