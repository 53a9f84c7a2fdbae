/**
 * The ordered store on RocksDB.
 *
 * <p>{@link io.millrace.state.rocksdb.RocksStores} makes one instance a task. The only package that
 * knows {@code org.rocksdb}; a live instance is scratch, and rebuilt from runs after a restart.
 */
package io.millrace.state.rocksdb;
