package io.millrace.engine.codegen.runtime;

/** Superclass of generated classes whose expressions may ask for a context. One thread. */
public abstract class RowKernel {
  /** Set before the first row. */
  protected RowContext context;

  public final void use(RowContext rowContext) {
    context = rowContext;
  }
}
