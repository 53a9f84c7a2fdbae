package io.millrace.engine.codegen.compile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/**
 * A kernel's class with its literals. Kernels hold scratch space: each thread makes its own
 * instance. Thread-safe.
 *
 * @param <T> what the kernel is to its caller
 */
public final class CompiledKernel<T> {
  private final Constructor<?> constructor;
  private final Object[] constants;
  private final Class<T> type;

  CompiledKernel(Constructor<?> constructor, Object[] constants, Class<T> type) {
    this.constructor = constructor;
    this.constants = constants;
    this.type = type;
  }

  public T instance() {
    try {
      return type.cast(constructor.newInstance((Object) constants));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a generated kernel cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a generated kernel cannot be made", e);
    }
  }
}
