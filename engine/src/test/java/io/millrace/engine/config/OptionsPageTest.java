package io.millrace.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.option.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The page of options is written from their declarations. When this fails, look at what the page
 * should be in {@code target/options.md} and copy it.
 */
class OptionsPageTest {
  private static final Path PAGE = Path.of("../docs/options.md");

  @Test
  void thePageSaysWhatIsDeclared() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# Options\n\n");
    page.append("What `SET 'key' = 'value'` may name. `SET;` lists them with value and origin.\n");
    page.append("Names are Flink's unless said otherwise; older spellings are accepted with a");
    page.append(" notice.\n");
    section(page, "Execution", ExecutionOptions.ALL);
    section(page, "Checkpoints", CheckpointOptions.ALL);
    section(page, "Tables", TableOptions.ALL);
    section(page, "Joins", JoinOptions.ALL);
    section(page, "Client", ClientOptions.ALL);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/options.md"), page);
    assertEquals(page.toString(), Files.exists(PAGE) ? Files.readString(PAGE) : "");
  }

  private static void section(StringBuilder page, String title, List<Option<?>> options) {
    page.append("\n## ").append(title).append("\n\n| key | default | what |\n|---|---|---|\n");
    for (Option<?> option : options) {
      page.append("| `").append(option.key()).append('`');
      option.aliases().forEach(a -> page.append("<br>older: `").append(a).append('`'));
      page.append(" | ").append(defaultText(option));
      page.append(" | ").append(option.description()).append(" |\n");
    }
  }

  private static <T> String defaultText(Option<T> option) {
    return option.defaultValue() == null ? "" : "`" + option.print(option.defaultValue()) + "`";
  }
}
