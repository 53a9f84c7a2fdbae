package io.millrace.engine.codegen.compile;

import io.millrace.engine.codegen.source.KernelSource;
import java.lang.reflect.Constructor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns kernel sources into classes and remembers them by source. Janino is loaded with the first
 * kernel. Thread-safe.
 */
public final class KernelCompiler {
  private static final int REMEMBERED = 500;

  private final Map<String, Constructor<?>> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Constructor<?>> eldest) {
              return size() > REMEMBERED;
            }
          });

  private final Consumer<String> onFailure;

  /**
   * A compiler with nothing remembered.
   *
   * @param onFailure gets the source that did not compile, which is never part of a message
   */
  public KernelCompiler(Consumer<String> onFailure) {
    this.onFailure = onFailure;
  }

  /** A compiler that drops sources that did not compile. */
  public KernelCompiler() {
    this(source -> {});
  }

  /** The class of a kernel; {@code type} is its superclass. */
  public <T> CompiledKernel<T> compile(KernelSource source, Class<T> type) {
    String text = source.text();
    Constructor<?> constructor = known.get(text);
    if (constructor == null) {
      constructor = build(text);
      known.put(text, constructor);
    }
    return new CompiledKernel<>(constructor, source.constants(), type);
  }

  private Constructor<?> build(String text) {
    try {
      return Compilation.compile(text);
    } catch (Compilation.Failure e) {
      onFailure.accept(text);
      throw new IllegalStateException("a generated kernel does not compile", e);
    }
  }
}
