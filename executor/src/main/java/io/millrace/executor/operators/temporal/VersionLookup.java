package io.millrace.executor.operators.temporal;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.pairs.PairBuffer;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.Readiness;

/**
 * What the watermark completes: left rows come out, in the order in which they came, with the
 * version of their time; versions that no later row can ask for go.
 */
final class VersionLookup {
  private static final int PIECE = 1024;

  private final TemporalSpec spec;
  private final LeftRows left;
  private final Versions right;
  private final VersionCleanup cleanup;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final PairBuffer pairs;
  private final ColumnBuilder[] builders;
  private final KeyBatch keys;

  /** Whether the rows that are due are known; of them, how many came out. */
  private boolean collected;

  private int done;

  /** The piece at hand, null: none. */
  private Batch piece;

  private final boolean[] versioned = new boolean[PIECE];

  VersionLookup(
      TemporalSpec spec,
      LeftRows left,
      Versions right,
      VersionCleanup cleanup,
      RowPredicate condition,
      int keyGroups) {
    this.spec = spec;
    this.left = left;
    this.right = right;
    this.cleanup = cleanup;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.keyColumns = spec.left().keys().stream().mapToInt(Integer::intValue).toArray();
    this.pairs = new PairBuffer(spec.left().types(), spec.right().types(), true, condition);
    this.builders = Gather.builders(spec.left().types(), PIECE);
    this.keys = new KeyBatch(keyGroups);
  }

  /**
   * @param reached the watermark before this one
   */
  Progress advance(long reached, long watermark, Output out) {
    if (!collected && left.collect(watermark) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    collected = true;
    while (done < left.dueRows()) {
      if (piece == null) {
        readPiece();
      }
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      if (right.load(keys) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      findVersions(reached);
      emit(out);
      done += piece.rows();
      piece = null;
    }
    if (cleanup.advance(watermark) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    left.settle();
    collected = false;
    done = 0;
    return Progress.DONE;
  }

  private void readPiece() {
    int size = Math.min(PIECE, left.dueRows() - done);
    for (int i = 0; i < size; i++) {
      left.read(done + i, builders);
    }
    piece = Batch.of(size, Gather.build(builders));
    encoding.encode(piece, keyColumns, keys);
  }

  private void findVersions(long reached) {
    pairs.clear();
    right.warm(keys);
    for (int i = 0; i < piece.rows(); i++) {
      long version = right.at(keys, i, left.time(done + i), reached);
      versioned[i] = version >= 0;
      if (versioned[i]) {
        right.read(version, pairs.other());
        pairs.add(i);
      }
    }
  }

  private void emit(Output out) {
    pairs.match(piece);
    int pair = 0;
    for (int i = 0; i < piece.rows(); i++) {
      byte kind = left.kind(done + i);
      if (versioned[i] && pairs.isMatch(pair++)) {
        pairs.emit(pair - 1, kind, 1);
      } else if (spec.outer()) {
        pairs.emitAlone(i, kind);
      }
    }
    if (pairs.rows() > 0) {
      out.emit(pairs.build(piece));
    }
  }
}
