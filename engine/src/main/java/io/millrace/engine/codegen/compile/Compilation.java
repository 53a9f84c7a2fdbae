package io.millrace.engine.codegen.compile;

import io.millrace.engine.codegen.source.KernelSource;
import java.lang.reflect.Constructor;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.codehaus.janino.SimpleCompiler;

/** One run of Janino; apart from the rest so that Janino is loaded with the first run only. */
final class Compilation {
  private Compilation() {}

  /** A source that is no Java, or not Janino's. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(Throwable cause) {
      super(cause);
    }
  }

  /** The constructor of the only class in {@code text}. */
  static Constructor<?> compile(String text) throws Failure {
    try {
      SimpleCompiler compiler = new SimpleCompiler();
      compiler.setParentClassLoader(Compilation.class.getClassLoader());
      compiler.cook(text);
      return compiler
          .getClassLoader()
          .loadClass(KernelSource.CLASS_NAME)
          .getConstructor(Object[].class);
    } catch (CompileException
        | InternalCompilerException
        | ReflectiveOperationException
        | LinkageError e) {
      throw new Failure(e);
    }
  }
}
