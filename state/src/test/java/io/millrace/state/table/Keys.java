package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keys and specs for tests. */
public final class Keys {
  public static final int GROUPS = 7;

  private Keys() {}

  /** A batch of text keys, each ended by a zero byte so that none is a prefix of another. */
  public static KeyBatch of(List<String> keys) {
    KeyBatch batch = new KeyBatch(GROUPS);
    for (String key : keys) {
      byte[] bytes = (key + "\0").getBytes(StandardCharsets.UTF_8);
      batch.add(bytes, 0, bytes.length);
    }
    return batch;
  }

  public static KeyBatch of(String... keys) {
    return of(List.of(keys));
  }

  /** A batch of 8-byte keys. */
  public static KeyBatch of(long... keys) {
    KeyBatch batch = new KeyBatch(GROUPS);
    batch.startFixed(keys.length, 8);
    for (int i = 0; i < keys.length; i++) {
      Bytes.putLong(batch.bytes(), i * 8, keys[i]);
    }
    batch.seal();
    return batch;
  }

  public static String text(Slice key) {
    return new String(key.array, key.offset, key.length - 1, StandardCharsets.UTF_8);
  }

  /** A table of text keys, or of BIGINT ones. */
  public static TableSpec spec(
      String name, boolean text, int slots, boolean variable, long ttlMillis) {
    List<DataType> key = List.of(text ? Types.STRING : Types.BIGINT);
    return new TableSpec(name, slots, variable, ttlMillis, layout(key), layout(List.of()));
  }

  private static Layout layout(List<DataType> types) {
    List<DataType.Field> fields = new ArrayList<>();
    types.forEach(type -> fields.add(new DataType.Field("c" + fields.size(), type)));
    return Layout.of(fields);
  }
}
