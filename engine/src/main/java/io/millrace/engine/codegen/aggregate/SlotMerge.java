package io.millrace.engine.codegen.aggregate;

import io.millrace.engine.codegen.source.Code;
import java.util.function.IntFunction;

/**
 * The statements that merge one group's accumulators into another's.
 *
 * @param slots gives a Java expression for a slot of the source
 * @param bytes gives a Java expression for bytes of the source: a {@code Slice}, or null
 */
record SlotMerge(Code code, IntFunction<String> slots, IntFunction<String> bytes) {

  /** Slot {@code index} of the source's accumulator. */
  String source(Placed at, int index) {
    return slots.apply(at.slot() + index);
  }

  /** A statement: adds the source's slot. */
  void add(Placed at, int index) {
    code.line(at.slot(index) + " += " + source(at, index) + ";");
  }
}
