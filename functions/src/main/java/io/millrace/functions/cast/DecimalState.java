package io.millrace.functions.cast;

import io.millrace.data.bytes.Slice;
import io.millrace.data.decimal.Int128;
import io.millrace.functions.api.CallState;

/** Where the kernels of decimals put their results. */
public final class DecimalState implements CallState {
  final Int128 value = new Int128();
  final Slice text = new Slice();
}
