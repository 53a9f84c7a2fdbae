package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.List;

/** An accumulator that is all bytes; of type BYTES, if it does not say another. */
interface BytesAccumulator extends Accumulator {
  @Override
  default int slots() {
    return 0;
  }

  @Override
  default boolean hasBytes() {
    return true;
  }

  @Override
  default List<DataType> types() {
    return List.of(Types.BYTES);
  }
}
