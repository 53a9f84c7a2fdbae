package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * Builds columns of {@link PhysicalKind#MAP}: append the entries of one map to {@link #keys()} and
 * {@link #values()}, then {@link #end()}. Keys within a map must differ; nobody checks.
 */
public final class MapBuilder extends ColumnBuilder {
  private final OffsetsBuilder offsets = new OffsetsBuilder();
  private final ColumnBuilder keys;
  private final ColumnBuilder values;

  MapBuilder(ColumnBuilder keys, ColumnBuilder values, int capacity) {
    super(capacity);
    this.keys = keys;
    this.values = values;
  }

  public ColumnBuilder keys() {
    return keys;
  }

  public ColumnBuilder values() {
    return values;
  }

  /** The entries appended since the last call are a map. */
  public void end() {
    if (keys.length != values.length) {
      throw new IllegalStateException(keys.length + " keys, but " + values.length + " values");
    }
    offsets.end(length++, keys.length, capacity);
  }

  private void dropBegun() {
    keys.truncate(offsets.get(length));
    values.truncate(offsets.get(length));
  }

  @Override
  public void appendNull() {
    dropBegun();
    end();
    markNull(length - 1);
  }

  @Override
  void copyValue(Column source, int position) {
    MapColumn column = (MapColumn) source;
    int from = column.offsets()[position];
    int to = column.offsets()[position + 1];
    dropBegun();
    keys.copyRange(column.keys(), from, to);
    values.copyRange(column.values(), from, to);
    end();
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.MAP;
  }

  @Override
  public void truncate(int length) {
    cut(length);
    dropBegun();
  }

  @Override
  public MapColumn build() {
    dropBegun();
    MapColumn column =
        new MapColumn(length, offsets.take(length), keys.build(), values.build(), takeNulls());
    length = 0;
    return column;
  }

  @Override
  public long sizeBytes() {
    return keys.sizeBytes() + values.sizeBytes() + 4L * length + nullsBytes();
  }
}
