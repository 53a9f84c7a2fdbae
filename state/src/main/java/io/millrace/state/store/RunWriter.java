package io.millrace.state.store;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.platform.FileStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Writes a run: a file of rows in ascending order of their keys, with deletions, and with ranges of
 * keys whose older rows are gone. The form is that of RocksDB's block-based table (uncompressed,
 * format version 5, CRC32C), so a run can be ingested as it is; see
 * https://github.com/facebook/rocksdb/wiki/Rocksdb-BlockBasedTable-Format. For one thread.
 */
public final class RunWriter implements Closeable, RunSink {
  static final long MAGIC = 0x88e241b785f4cff7L;
  static final int FORMAT_VERSION = 5;
  static final int TRAILER_BYTES = 5;
  static final int FOOTER_BYTES = 53;
  static final byte CHECKSUM_CRC32C = 1;
  static final int TYPE_DELETION = 0;
  static final int TYPE_VALUE = 1;
  static final int TYPE_RANGE_DELETION = 15;
  private static final int BLOCK_BYTES = 16 << 10;
  private static final int BUFFER_BYTES = 1 << 18;

  private final String path;
  private final FileStore.Output file;
  private final SliceWriter buffer = new SliceWriter(BUFFER_BYTES + 2 * BLOCK_BYTES);
  private final BlockWriter data = new BlockWriter(16);
  private final BlockWriter index = new BlockWriter(1);
  private final List<byte[][]> rangeDeletions = new ArrayList<>();
  private final CRC32C fileChecksum = new CRC32C();
  private final SliceWriter internalKey = new SliceWriter();
  private final SliceWriter handle = new SliceWriter();
  private final CRC32C blockChecksum = new CRC32C();
  private long position;
  private long entries;
  private long deletions;
  private long blocks;
  private long keyBytes;
  private long valueBytes;

  /** Creates the file, which must not exist. */
  public RunWriter(FileStore files, String path) throws IOException {
    this.path = path;
    this.file = files.create(path);
  }

  @Override
  public void put(byte[] key, int keyLength, byte[] value, int valueOffset, int valueLength)
      throws IOException {
    add(key, keyLength, TYPE_VALUE, value, valueOffset, valueLength);
  }

  @Override
  public void delete(byte[] key, int keyLength) throws IOException {
    deletions++;
    add(key, keyLength, TYPE_DELETION, Bytes.EMPTY, 0, 0);
  }

  @Override
  public void deleteRange(byte[] from, byte[] to) {
    rangeDeletions.add(new byte[][] {from.clone(), to.clone()});
  }

  private void add(byte[] key, int length, int type, byte[] value, int offset, int valueLength)
      throws IOException {
    internalKey(key, length, type);
    data.add(internalKey.array(), internalKey.length(), value, offset, valueLength);
    entries++;
    keyBytes += internalKey.length();
    valueBytes += valueLength;
    if (data.sizeBytes() >= BLOCK_BYTES) {
      endBlock();
    }
  }

  private void internalKey(byte[] key, int length, int type) {
    internalKey.truncate(0);
    internalKey.append(key, 0, length);
    Varints.writeFixed64(internalKey, type);
  }

  private void endBlock() throws IOException {
    if (data.isEmpty()) {
      return;
    }
    appendBlock(data.finish());
    index.add(data.lastKey(), data.lastKeyLength(), handle.array(), 0, handle.length());
    data.clear();
    blocks++;
    if (buffer.length() >= BUFFER_BYTES) {
      flush();
    }
  }

  /** Writes a block with its trailer and leaves its place in {@link #handle}. */
  private void appendBlock(SliceWriter block) {
    handle.truncate(0);
    Varints.write(handle, position);
    Varints.write(handle, block.length());
    block.append((byte) 0);
    blockChecksum.reset();
    blockChecksum.update(block.array(), 0, block.length());
    Varints.writeFixed32(block, masked((int) blockChecksum.getValue()));
    buffer.append(block.array(), 0, block.length());
    position += block.length();
  }

  static int masked(int crc) {
    return (crc >>> 15 | crc << 17) + 0xa282ead8;
  }

  private void flush() throws IOException {
    fileChecksum.update(buffer.array(), 0, buffer.length());
    file.write(buffer.array(), 0, buffer.length());
    buffer.truncate(0);
  }

  /** Writes what is left, makes the file durable and closes it. Its folder is not synced. */
  public RunFile finish() throws IOException {
    endBlock();
    BlockWriter meta = new BlockWriter(1);
    long dataBytes = position;
    SliceWriter indexBlock = index.finish();
    int indexBytes = indexBlock.length();
    appendBlock(indexBlock);
    byte[] indexHandle = handle.toByteArray();
    byte[] rangesHandle = writeRanges();
    appendBlock(properties(dataBytes, indexBytes).finish());
    addText(meta, "rocksdb.properties", handle.toByteArray());
    if (rangesHandle.length > 0) {
      addText(meta, "rocksdb.range_del", rangesHandle);
    }
    appendBlock(meta.finish());
    appendFooter(handle.toByteArray(), indexHandle);
    flush();
    file.sync();
    file.close();
    return new RunFile(path, position, (int) fileChecksum.getValue(), entries);
  }

  private byte[] writeRanges() {
    if (rangeDeletions.isEmpty()) {
      return Bytes.EMPTY;
    }
    rangeDeletions.sort((a, b) -> java.util.Arrays.compareUnsigned(a[0], b[0]));
    BlockWriter ranges = new BlockWriter(1);
    for (byte[][] range : rangeDeletions) {
      internalKey(range[0], range[0].length, TYPE_RANGE_DELETION);
      ranges.add(internalKey.array(), internalKey.length(), range[1], 0, range[1].length);
    }
    appendBlock(ranges.finish());
    return handle.toByteArray();
  }

  private BlockWriter properties(long dataBytes, long indexBytes) {
    Map<String, byte[]> all = new TreeMap<>();
    all.put("rocksdb.block.based.table.index.type", fixed32(0));
    all.put("rocksdb.block.based.table.prefix.filtering", text("0"));
    all.put("rocksdb.block.based.table.whole.key.filtering", text("1"));
    all.put("rocksdb.comparator", text("leveldb.BytewiseComparator"));
    all.put("rocksdb.compression", text("NoCompression"));
    all.put("rocksdb.data.size", varint(dataBytes));
    all.put("rocksdb.deleted.keys", varint(deletions + rangeDeletions.size()));
    all.put("rocksdb.external_sst_file.global_seqno", fixed64(0));
    all.put("rocksdb.external_sst_file.version", fixed32(2));
    all.put("rocksdb.filter.size", varint(0));
    all.put("rocksdb.fixed.key.length", varint(0));
    all.put("rocksdb.format.version", varint(0));
    all.put("rocksdb.index.key.is.user.key", varint(0));
    all.put("rocksdb.index.size", varint(indexBytes));
    all.put("rocksdb.index.value.is.delta.encoded", varint(0));
    all.put("rocksdb.merge.operands", varint(0));
    all.put("rocksdb.num.data.blocks", varint(blocks));
    all.put("rocksdb.num.entries", varint(entries + rangeDeletions.size()));
    all.put("rocksdb.num.range-deletions", varint(rangeDeletions.size()));
    all.put("rocksdb.raw.key.size", varint(keyBytes));
    all.put("rocksdb.raw.value.size", varint(valueBytes));
    BlockWriter block = new BlockWriter(1);
    all.forEach((name, value) -> addText(block, name, value));
    return block;
  }

  private static void addText(BlockWriter block, String name, byte[] value) {
    byte[] key = text(name);
    block.add(key, key.length, value, 0, value.length);
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] varint(long value) {
    SliceWriter out = new SliceWriter(10);
    Varints.write(out, value);
    return out.toByteArray();
  }

  private static byte[] fixed32(int value) {
    SliceWriter out = new SliceWriter(4);
    Varints.writeFixed32(out, value);
    return out.toByteArray();
  }

  private static byte[] fixed64(long value) {
    SliceWriter out = new SliceWriter(8);
    Varints.writeFixed64(out, value);
    return out.toByteArray();
  }

  private void appendFooter(byte[] metaHandle, byte[] indexHandle) {
    int start = buffer.length();
    buffer.append(CHECKSUM_CRC32C);
    buffer.append(metaHandle, 0, metaHandle.length);
    buffer.append(indexHandle, 0, indexHandle.length);
    while (buffer.length() < start + 41) {
      buffer.append((byte) 0);
    }
    Varints.writeFixed32(buffer, FORMAT_VERSION);
    Varints.writeFixed64(buffer, MAGIC);
    position += FOOTER_BYTES;
  }

  /** Gives up a run that was not finished; the file stays, for whoever owns the folder. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
