package io.millrace.sql.grammar;

import io.millrace.sql.source.SqlSyntaxException;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntegerList;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Ends parsing at the first error and tells all that could have stood there: what the parser wanted
 * last, and the optional parts it passed before that at the same token.
 */
final class FailFast extends DefaultErrorStrategy {
  private final Mismatch mismatch;
  private final IntegerList passedStates = new IntegerList();
  private int passedIndex = -1;

  FailFast(Mismatch mismatch) {
    this.mismatch = mismatch;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    throw error(parser, e.getOffendingToken());
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw error(parser, parser.getCurrentToken());
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    throw error(parser, e.getOffendingToken());
  }

  @Override
  public void sync(Parser parser) {
    int index = parser.getInputStream().index();
    if (index != passedIndex) {
      passedIndex = index;
      passedStates.clear();
    }
    ATNState state = parser.getATN().states.get(parser.getState());
    passedStates.add(state.stateNumber);
    IntervalSet next = parser.getATN().nextTokens(state);
    if (next.contains(Token.EPSILON) || next.contains(parser.getInputStream().LA(1))) {
      return;
    }
    switch (state.getStateType()) {
      case ATNState.BLOCK_START,
          ATNState.STAR_BLOCK_START,
          ATNState.PLUS_BLOCK_START,
          ATNState.STAR_LOOP_ENTRY,
          ATNState.PLUS_LOOP_BACK,
          ATNState.STAR_LOOP_BACK ->
          reportError(parser, new InputMismatchException(parser));
      default -> {}
    }
  }

  private SqlSyntaxException error(Parser parser, Token offending) {
    IntervalSet expected = new IntervalSet();
    if (offending.getTokenIndex() == parser.getCurrentToken().getTokenIndex()) {
      expected.addAll(parser.getExpectedTokens());
      if (offending.getTokenIndex() == passedIndex) {
        for (int i = 0; i < passedStates.size(); i++) {
          ATNState state = parser.getATN().states.get(passedStates.get(i));
          expected.addAll(parser.getATN().nextTokens(state));
        }
      }
      expected.remove(Token.EPSILON);
    }
    Token before =
        offending.getTokenIndex() > 0
            ? parser.getInputStream().get(offending.getTokenIndex() - 1)
            : null;
    return mismatch.error(offending, before, expected, parser.getContext());
  }
}
