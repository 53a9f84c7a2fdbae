package io.millrace.testkit.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two towers that meet in one place: who may see whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // A generated parser and what it calls back are one thing in two packages.
          .withImportOption(location -> !location.contains("/parser/generated/"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.millrace");

  /** Modules by root package, and the root packages each may see. */
  private static final Map<String, List<String>> MAY_SEE =
      Map.of(
          "data", List.of(),
          "functions", List.of("data"),
          "sql", List.of(),
          "planner", List.of("data", "functions", "sql"),
          "state", List.of("data"),
          "executor", List.of("data", "state"),
          "connectors", List.of("data", "executor"),
          "engine", List.of("data", "functions", "sql", "planner", "state", "executor"),
          "jdbc", List.of(),
          "embedded", List.of("jdbc", "engine", "data"));

  @Test
  void packagesAreAcyclic() {
    slices().matching("io.millrace.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void modulesSeeOnlyWhatTheyMay() {
    MAY_SEE.forEach(
        (module, allowed) -> {
          String[] banned =
              MAY_SEE.keySet().stream()
                  .filter(other -> !other.equals(module) && !allowed.contains(other))
                  .map(other -> "io.millrace." + other + "..")
                  .toArray(String[]::new);
          check(
              noClasses()
                  .that()
                  .resideInAPackage("io.millrace." + module + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(banned));
        });
  }

  @Test
  void connectorsSeeOnlyTheSpi() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.millrace.connectors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.millrace.executor.operator..",
                "io.millrace.executor.operators..",
                "io.millrace.executor.task..",
                "io.millrace.executor.job..",
                "io.millrace.executor.coordinator.."));
  }

  @Test
  void calciteStaysInThePlanner() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.millrace.planner..", "io.millrace.jdbc..", "io.millrace.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.calcite.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("io.millrace.planner.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.calcite.."));
  }

  @Test
  void janinoStaysInCodeGeneration() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.millrace.engine.codegen..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.codehaus.."));
  }

  @Test
  void rocksDbStaysInItsPackage() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.millrace.state.rocksdb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rocksdb.."));
  }

  @Test
  void antlrStaysInTheParser() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.millrace.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr.."));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
