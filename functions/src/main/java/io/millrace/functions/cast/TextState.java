package io.millrace.functions.cast;

import io.millrace.functions.api.CallState;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;

/** Where the parsers of one place of call put what they find. */
public final class TextState implements CallState {
  final NullFlag malformed = new NullFlag();
  final LongPair pair = new LongPair();
}
