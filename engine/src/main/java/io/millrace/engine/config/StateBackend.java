package io.millrace.engine.config;

/** {@code state.backend.type}. */
public enum StateBackend {
  HASHMAP,
  ROCKSDB
}
