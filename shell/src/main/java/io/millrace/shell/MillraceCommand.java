package io.millrace.shell;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.LocalPlatform;
import io.millrace.data.platform.OuterWorld;
import io.millrace.engine.session.SessionSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code millrace}. */
@OuterWorld
@Command(
    name = "millrace",
    description = "Streaming SQL in one process.",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    version = "millrace 0.1.0",
    footer = {
      "",
      "Exit code: 0 when every statement succeeded, 1 on an error, 130 after Ctrl-C.",
    })
final class MillraceCommand implements Callable<Integer> {
  private static final int IO_THREADS = 16;

  private final Terminal terminal;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "SQL",
      description = "Runs these statements.")
  private String text;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  private boolean version;

  @Mixin private RunOptions options = new RunOptions();

  MillraceCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  /** Options of everything that runs statements. */
  static final class RunOptions {
    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "Sets an option, as SET 'KEY' = 'VALUE' would. May be given again.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "table",
        description = "How rows are printed: table, csv or json. Default: table.")
    private String format;

    @Option(
        names = "--fresh",
        description = "Forgets the job's checkpoints instead of continuing from them.")
    private boolean fresh;

    @Option(
        names = "--accept-repeats",
        description =
            "If the newest checkpoint is damaged, continues from an older one although rows that"
                + " were written since may be written again.")
    private boolean acceptRepeats;
  }

  @Override
  public Integer call() {
    if (text == null) {
      spec.commandLine().usage(terminal.err());
      return ExitCode.ERROR;
    }
    return start(null, text, Path.of("").toAbsolutePath(), null, options);
  }

  @Command(
      name = "run",
      description = "Runs the statements of a file, in order, until all of its jobs have ended.",
      mixinStandardHelpOptions = false)
  int run(
      @Parameters(paramLabel = "FILE", description = "The .sql file.") String file,
      @Option(
              names = {"-h", "--help"},
              usageHelp = true,
              description = "Shows this help.")
          boolean helpAsked,
      @Mixin RunOptions runOptions) {
    String script;
    Path path = Path.of(file).toAbsolutePath();
    try {
      script = Files.readString(path);
    } catch (NoSuchFileException e) {
      return fail("there is no file '" + file + "'");
    } catch (CharacterCodingException e) {
      return fail("'" + file + "' is not UTF-8 text");
    } catch (IOException e) {
      return fail(
          "cannot read '"
              + file
              + "': "
              + (Files.isDirectory(path) ? "it is a folder" : e.getMessage()));
    }
    return start(file, script, path.getParent(), path.getFileName().toString(), runOptions);
  }

  private int fail(String message) {
    terminal.err().println("millrace: error: " + message);
    return ExitCode.ERROR;
  }

  private int start(
      String file, String script, Path folder, String jobName, RunOptions runOptions) {
    try {
      SessionSettings settings =
          new SessionSettings(
              LocalPlatform.create(IO_THREADS),
              folder.toString(),
              scratch(),
              jobName,
              runOptions.set,
              runOptions.fresh,
              runOptions.acceptRepeats);
      RowFormat format = RowFormat.of(runOptions.format);
      return new ScriptRun(terminal, interruption, settings, format).run(file, script);
    } catch (MillraceException e) {
      new ErrorPrinter(terminal.err(), file, script).print(e, false);
      return ExitCode.ERROR;
    }
  }

  /** A folder in the system's temporary one that no other process or session uses. */
  private static String scratch() {
    String name = "millrace-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    return Path.of(System.getProperty("java.io.tmpdir"), name).toString();
  }
}
