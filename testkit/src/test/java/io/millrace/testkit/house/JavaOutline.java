package io.millrace.testkit.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Methods and interfaces of one source file, as the JDK's own parser sees them. */
record JavaOutline(List<Method> methods, List<Interface> interfaces) {

  /** A method; {@code line} is where its declaration begins. */
  record Method(String name, int line, int lines, int parameters, boolean constructor) {}

  /** An interface. */
  record Interface(String name, int line, int abstractMethods) {}

  /**
   * The outlines of all texts, in their order: one task, since starting the parser is what costs.
   */
  static List<JavaOutline> of(List<String> texts) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                null,
                d -> {},
                List.of("-proc:none"),
                null,
                texts.stream().map(Text::new).toList());
    try {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<JavaOutline> outlines = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        Scanner scanner = new Scanner(unit, positions);
        scanner.scan(unit, null);
        outlines.add(new JavaOutline(scanner.methods, scanner.interfaces));
      }
      return outlines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with comments and literals blanked out, so that only code is left. */
  static String blank(String text) {
    StringBuilder out = new StringBuilder(text);
    java.util.regex.Matcher m =
        java.util.regex.Pattern.compile(
                "/\\*(?s:.*?)\\*/|//[^\\n]*|\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"")
            .matcher(text);
    while (m.find()) {
      for (int i = m.start(); i < m.end(); i++) {
        if (out.charAt(i) != '\n') {
          out.setCharAt(i, ' ');
        }
      }
    }
    return out.toString();
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final List<Method> methods = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Scanner(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      int from = line(positions.getStartPosition(unit, method));
      int to = line(positions.getEndPosition(unit, method));
      boolean constructor = method.getReturnType() == null;
      methods.add(
          new Method(
              method.getName().toString(),
              from,
              to - from + 1,
              method.getParameters().size(),
              constructor));
      return super.visitMethod(method, unused);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (type.getKind() == Tree.Kind.INTERFACE) {
        int count = 0;
        for (Tree member : type.getMembers()) {
          if (member instanceof MethodTree method
              && method.getBody() == null
              && !method.getModifiers().getFlags().contains(Modifier.STATIC)) {
            count++;
          }
        }
        int line = line(positions.getStartPosition(unit, type));
        interfaces.add(new Interface(type.getSimpleName().toString(), line, count));
      }
      return super.visitClass(type, unused);
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("string:///Source.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
