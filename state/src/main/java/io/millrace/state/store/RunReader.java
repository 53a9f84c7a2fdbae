package io.millrace.state.store;

import io.millrace.data.bytes.Slice;
import io.millrace.data.platform.FileStore;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads a run from its first row to its last, checking every block. A file that is not a whole run
 * raises {@link CorruptRunException}. For one thread.
 */
public final class RunReader implements Closeable {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final int LARGEST_BLOCK = 1 << 30;

  /** Keys from {@code from} to {@code to} (exclusive), gone from earlier runs. */
  public record Range(byte[] from, byte[] to) {}

  private final FileStore files;
  private final String path;
  private final BlockReader index;
  private final BlockReader data;
  private final CRC32C checksum = new CRC32C();
  private final List<Range> rangeDeletions = new ArrayList<>();
  private InputStream in;
  private long inPosition;
  private byte[] buffer = new byte[1 << 15];
  private boolean inBlock;

  public RunReader(FileStore files, String path) throws IOException {
    this.files = files;
    this.path = path;
    this.index = new BlockReader(path);
    this.data = new BlockReader(path);
    try {
      open();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void open() throws IOException {
    FileStore.Entry entry = files.stat(path);
    if (entry.kind() != FileStore.Kind.FILE) {
      throw new java.nio.file.NoSuchFileException(path);
    }
    if (entry.sizeBytes() < RunWriter.FOOTER_BYTES) {
      throw new CorruptRunException(path, "it has only " + entry.sizeBytes() + " bytes");
    }
    seek(entry.sizeBytes() - RunWriter.FOOTER_BYTES);
    byte[] footer = in.readNBytes(RunWriter.FOOTER_BYTES);
    if (footer.length < RunWriter.FOOTER_BYTES
        || BlockReader.fixed64(footer, 45) != RunWriter.MAGIC
        || BlockReader.fixed32(footer, 41) != RunWriter.FORMAT_VERSION
        || footer[0] != RunWriter.CHECKSUM_CRC32C) {
      throw new CorruptRunException(path, "it does not end as a state file does");
    }
    Handle handles = new Handle(footer, 1);
    handles.next();
    long metaOffset = handles.offset;
    long metaLength = handles.length;
    handles.next();
    readRanges(metaOffset, metaLength);
    byte[] indexBlock = readBlock(handles.offset, handles.length);
    index.begin(Arrays.copyOf(indexBlock, (int) handles.length), (int) handles.length);
  }

  private void readRanges(long metaOffset, long metaLength) throws IOException {
    BlockReader meta = new BlockReader(path);
    meta.begin(readBlock(metaOffset, metaLength).clone(), (int) metaLength);
    while (meta.next()) {
      String name = new String(meta.key, 0, meta.keyLength, StandardCharsets.UTF_8);
      if (!name.equals("rocksdb.range_del")) {
        continue;
      }
      Handle handle = new Handle(meta.block(), meta.valueOffset);
      handle.next();
      BlockReader ranges = new BlockReader(path);
      ranges.begin(readBlock(handle.offset, handle.length).clone(), (int) handle.length);
      while (ranges.next()) {
        byte[] from = Arrays.copyOf(ranges.key, userKeyLength(ranges));
        int end = ranges.valueOffset + ranges.valueLength;
        rangeDeletions.add(
            new Range(from, Arrays.copyOfRange(ranges.block(), ranges.valueOffset, end)));
      }
      return;
    }
  }

  private int userKeyLength(BlockReader block) throws CorruptRunException {
    if (block.keyLength < 8) {
      throw new CorruptRunException(path, "a key without its type");
    }
    return block.keyLength - 8;
  }

  /** Ascending by their begin; they may overlap. */
  public List<Range> rangeDeletions() {
    return rangeDeletions;
  }

  /** Goes to the next row or deletion; false at the end. */
  public boolean next() throws IOException {
    while (!inBlock || !data.next()) {
      if (!index.next()) {
        return false;
      }
      Handle handle = new Handle(index.block(), index.valueOffset);
      handle.next();
      data.begin(readBlock(handle.offset, handle.length), (int) handle.length);
      inBlock = true;
    }
    userKeyLength(data);
    return true;
  }

  /** The key at hand: its bytes are {@code key()[0..keyLength())}; valid until the next step. */
  public byte[] key() {
    return data.key;
  }

  public int keyLength() {
    return data.keyLength - 8;
  }

  public boolean isDeletion() {
    return data.key[data.keyLength - 8] == RunWriter.TYPE_DELETION;
  }

  /** Points {@code view} at the value at hand; valid until the next step. */
  public Slice value(Slice view) {
    return view.set(data.block(), data.valueOffset, data.valueLength);
  }

  /** Reads a block and its trailer into a buffer that is used again. */
  private byte[] readBlock(long offset, long length) throws IOException {
    if (length < 4 || length > LARGEST_BLOCK || offset < 0) {
      throw new CorruptRunException(path, "a block of " + length + " bytes");
    }
    int total = (int) length + RunWriter.TRAILER_BYTES;
    if (buffer.length < total) {
      buffer = new byte[total + total / 2];
    }
    if (offset != inPosition) {
      seek(offset);
    }
    int read = in.readNBytes(buffer, 0, total);
    inPosition += read;
    if (read < total) {
      throw new CorruptRunException(path, "it ends at byte " + inPosition);
    }
    checksum.reset();
    checksum.update(buffer, 0, (int) length + 1);
    if (RunWriter.masked((int) checksum.getValue())
        != BlockReader.fixed32(buffer, (int) length + 1)) {
      throw new CorruptRunException(path, "the checksum of the block at " + offset + " differs");
    }
    return buffer;
  }

  private void seek(long offset) throws IOException {
    if (in != null) {
      in.close();
    }
    in = new BufferedInputStream(files.read(path, offset), BUFFER_BYTES);
    inPosition = offset;
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }

  /** Reads block handles: two varints each. */
  private final class Handle {
    private final byte[] bytes;
    private int position;
    private long offset;
    private long length;

    Handle(byte[] bytes, int position) {
      this.bytes = bytes;
      this.position = position;
    }

    void next() throws CorruptRunException {
      offset = varint();
      length = varint();
    }

    private long varint() throws CorruptRunException {
      long value = 0;
      for (int shift = 0; shift < 64 && position < bytes.length; shift += 7) {
        byte b = bytes[position++];
        value |= (b & 0x7FL) << shift;
        if (b >= 0) {
          return value;
        }
      }
      throw new CorruptRunException(path, "a block handle that does not end");
    }
  }
}
