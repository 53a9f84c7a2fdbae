package io.millrace.state.store;

import java.io.IOException;

/** A file is not what was written: cut, changed, or none of ours. */
public final class CorruptRunException extends IOException {
  private static final long serialVersionUID = 1L;

  public CorruptRunException(String path, String what) {
    super("state file " + path + " is corrupt: " + what);
  }
}
