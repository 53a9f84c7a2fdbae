package io.millrace.functions.variant;

import io.millrace.data.bytes.Slice;
import io.millrace.functions.api.CallState;

/** Where the part that one place of call takes stands. */
public final class PartState implements CallState {
  final Slice part = new Slice();
}
