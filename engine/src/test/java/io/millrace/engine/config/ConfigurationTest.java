package io.millrace.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import io.millrace.engine.config.Configuration.Origin;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private final Configuration configuration = new Configuration();

  @Test
  void aValueThatIsSetIsRead() {
    assertEquals(
        Optional.empty(),
        configuration.set("execution.checkpointing.interval", "10 s", Origin.SESSION));
    assertEquals(Duration.ofSeconds(10), configuration.get(CheckpointOptions.INTERVAL));
  }

  @Test
  void anOlderSpellingCountsAndIsMentioned() {
    Optional<String> notice =
        configuration.set("state.checkpoints.num-retained", "3", Origin.SESSION);
    assertEquals(3, configuration.get(CheckpointOptions.NUM_RETAINED));
    assertTrue(notice.orElseThrow().contains("execution.checkpointing.num-retained"));
  }

  @Test
  void flinksDeploymentOptionsAreAcceptedWithANotice() {
    assertTrue(configuration.set("taskmanager.numberOfTaskSlots", "4", Origin.SESSION).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "execution.checkpointing.intervall | 1 s | Did you mean"
            + " 'execution.checkpointing.interval'?",
        "tabel.x | y | ",
        "table.exec.statettl | 1 h | Did you mean 'table.exec.state.ttl'?",
        "pipeline.nonsense-without-neighbour | 1 | SET; lists the options.",
      })
  void anUnknownNameUnderAnOwnedPrefixIsAnErrorWithTheNearestName(
      String key, String value, String hint) {
    if (hint == null) {
      Optional<String> notice = configuration.set(key, value, Origin.SESSION);
      assertEquals("there is no option '" + key + "': it has no effect", notice.orElseThrow());
      return;
    }
    MillraceException error =
        assertThrows(MillraceException.class, () -> configuration.set(key, value, Origin.SESSION));
    assertEquals(hint, error.hint().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "execution.checkpointing.interval, soon",
    "parallelism.default, many",
    "execution.checkpointing.mode, TWICE",
    "execution.checkpointing.unaligned.enabled, true",
    "table.exec.legacy-cast-behaviour, enabled",
    "execution.checkpointing.max-concurrent-checkpoints, 2",
    "table.builtin-catalog-name, mine",
    "table.builtin-database-name, mine",
    "table.column-expansion-strategy, EXCLUDE_DEFAULT_VIRTUAL_METADATA_COLUMNS",
    "table.optimizer.non-deterministic-update.strategy, TRY_RESOLVE",
  })
  void aBadOrUnsupportedValueIsRefusedAndNothingChanges(String key, String value) {
    assertThrows(MillraceException.class, () -> configuration.set(key, value, Origin.SESSION));
    assertEquals(new Configuration().list(), configuration.list());
  }

  /** Keys of Flink's that are refused with another value. */
  @ParameterizedTest
  @CsvSource({
    "table.exec.legacy-cast-behaviour, DISABLED",
    "table.exec.emit.early-fire.enabled, false",
    "table.exec.emit.late-fire.enabled, false",
    "table.optimizer.non-deterministic-update.strategy, IGNORE",
    "table.sql-dialect, default",
    "table.builtin-catalog-name, default_catalog",
    "table.builtin-database-name, default_database",
    "table.exec.deduplicate.insert-update-after-sensitive-enabled, true",
    "table.exec.sink.upsert-materialize-strategy.adaptive.threshold.high, 400",
    "table.exec.sink.upsert-materialize-strategy.adaptive.threshold.low, 300",
  })
  void flinksDefaultsAreAcceptedWithANotice(String key, String value) {
    assertTrue(configuration.set(key, value, Origin.SESSION).isPresent());
  }

  @Test
  void resetReturnsToTheCommandLineThenToTheDefault() {
    configuration.set("parallelism.default", "2", Origin.COMMAND_LINE);
    configuration.set("parallelism.default", "3", Origin.SESSION);
    configuration.reset("parallelism.default");
    assertEquals(2, configuration.get(ExecutionOptions.PARALLELISM));
    configuration.set("pipeline.name", "x", Origin.SESSION);
    configuration.resetAll();
    assertEquals(null, configuration.get(ExecutionOptions.NAME));
    assertEquals(2, configuration.get(ExecutionOptions.PARALLELISM));
  }

  @Test
  void everyDefaultReadsBack() {
    for (Configuration.Setting setting : configuration.list()) {
      assertTrue(
          OptionCatalog.judge(setting.key(), setting.value())
              instanceof OptionCatalog.Verdict.Honoured,
          setting.toString());
    }
  }
}
