package io.millrace.functions.variant;

import io.millrace.data.variant.VariantParser;
import io.millrace.functions.api.CallState;

/** The parser of one place of call. */
public final class ParseState implements CallState {
  final VariantParser parser = new VariantParser();
}
