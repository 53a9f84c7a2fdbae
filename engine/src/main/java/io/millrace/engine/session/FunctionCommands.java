package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.engine.session.UserFunctions.Entry;
import io.millrace.functions.registry.ExternalFunction;
import io.millrace.functions.registry.FunctionDescription;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.planner.function.OperatorTable;
import io.millrace.sql.ast.CreateFunction;
import io.millrace.sql.ast.CreateFunction.Language;
import io.millrace.sql.ast.CreateFunction.Scope;
import io.millrace.sql.ast.DescribeObject;
import io.millrace.sql.ast.DropFunction;
import io.millrace.sql.ast.FunctionStatement;
import io.millrace.sql.ast.JarStatement;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.Show;
import io.millrace.sql.ast.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** CREATE, ALTER, DROP, DESCRIBE and SHOW of functions; jars. */
final class FunctionCommands {
  private final UserFunctions functions;
  private final Catalog catalog;
  private final Positions positions;

  FunctionCommands(UserFunctions functions, Catalog catalog, Positions positions) {
    this.functions = functions;
    this.catalog = catalog;
    this.positions = positions;
  }

  Result run(FunctionStatement statement) {
    if (statement instanceof CreateFunction create) {
      create(create);
    } else {
      drop((DropFunction) statement);
    }
    return Result.Done.ok();
  }

  /** A place in one of the maps of functions. */
  private interface Slot {
    Entry get();

    void put(Entry entry);

    void remove();
  }

  private void create(CreateFunction create) {
    Slot slot = slot(create.scope(), create.name());
    boolean exists = slot.get() != null;
    if (create.alter() && !exists) {
      if (create.ifMode()) {
        return;
      }
      throw missing(create.name());
    }
    if (!create.alter() && exists) {
      if (create.ifMode()) {
        return;
      }
      throw MillraceException.deterministic("the function '" + create.name() + "' exists already")
          .withHint("Use CREATE FUNCTION IF NOT EXISTS, or DROP it first.")
          .at(positions.of(create.name().position()));
    }
    if (create.body().language() == Language.PYTHON) {
      throw MillraceException.notSupported("functions in Python")
          .withHint("Write it in Java.")
          .at(positions.of(create.body().className().position()));
    }
    create.body().jars().forEach(jar -> at(jar, () -> functions.add(jar.value())));
    String name = create.name().last().name();
    String className = create.body().className().value();
    List<String> jars = create.body().jars().stream().map(StringLiteral::value).toList();
    at(
        create.body().className(),
        () -> {
          ExternalFunction function = functions.load(name, className);
          slot.put(new Entry(name, className, create.body().language().name(), jars, function));
        });
  }

  private void drop(DropFunction drop) {
    Slot slot = slot(drop.scope(), drop.name());
    if (slot.get() == null && !drop.ifExists()) {
      throw elsewhere(drop);
    }
    slot.remove();
  }

  /** A function of the name may be there in another scope. */
  private MillraceException elsewhere(DropFunction drop) {
    for (Scope scope : Scope.values()) {
      boolean plain = drop.name().parts().size() == 1 || scope != Scope.TEMPORARY_SYSTEM;
      if (plain && slot(scope, drop.name()).get() != null) {
        String words = scope == Scope.CATALOG ? "" : scope.name().replace('_', ' ') + " ";
        return MillraceException.deterministic("there is no such function '" + drop.name() + "'")
            .withHint("Use DROP " + words + "FUNCTION.")
            .at(positions.of(drop.name().position()));
      }
    }
    return missing(drop.name());
  }

  private Slot slot(Scope scope, QualifiedName name) {
    if (scope == Scope.TEMPORARY_SYSTEM) {
      if (name.parts().size() > 1) {
        throw MillraceException.deterministic("a system function has no catalog and no database")
            .at(positions.of(name.position()));
      }
      return slot(functions.system(), fold(name.last().name()));
    }
    return slot(functions.catalogued(scope == Scope.TEMPORARY), path(name));
  }

  private static <K> Slot slot(Map<K, Entry> map, K key) {
    return new Slot() {
      @Override
      public Entry get() {
        return map.get(key);
      }

      @Override
      public void put(Entry entry) {
        map.put(key, entry);
      }

      @Override
      public void remove() {
        map.remove(key);
      }
    };
  }

  private List<String> path(QualifiedName name) {
    if (name.parts().size() > 3) {
      throw MillraceException.deterministic("a name has at most three parts: catalog.database.name")
          .at(positions.of(name.position()));
    }
    ObjectPath path = catalog.resolve(name.names());
    if (!catalog.databases(path.catalog()).contains(path.database())) {
      throw MillraceException.deterministic(
              "there is no database '" + path.catalog() + "." + path.database() + "'")
          .at(positions.of(name.position()));
    }
    return List.of(path.catalog(), path.database(), fold(path.name()));
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private MillraceException missing(QualifiedName name) {
    return missing(name, visible());
  }

  private MillraceException missing(QualifiedName name, List<String> known) {
    return MillraceException.deterministic("there is no function '" + name + "'")
        .withHint(NearestName.hint(name.last().name(), known))
        .at(positions.of(name.position()));
  }

  private void at(StringLiteral place, Runnable action) {
    try {
      action.run();
    } catch (MillraceException e) {
      throw e.position().isPresent() ? e : e.at(positions.of(place.position()));
    }
  }

  /** ADD JAR, REMOVE JAR. */
  Result run(JarStatement statement) {
    at(
        statement.path(),
        () -> {
          String jar = statement.path().value();
          if (statement.kind() == JarStatement.Kind.ADD) {
            functions.add(jar);
          } else if (!functions.remove(jar)) {
            throw MillraceException.deterministic("the jar '" + jar + "' was not added")
                .withHint("SHOW JARS; lists those that were.");
          }
        });
    return Result.Done.ok();
  }

  Result showJars() {
    return new Result.Rows(
        StaticRows.ofTexts("jars", functions.jars().toArray(new String[0])), List.of());
  }

  /** SHOW FUNCTIONS, SHOW USER FUNCTIONS. */
  Result show(Show statement) {
    Predicate<String> keep = statement.filter().map(CatalogCommands::matcher).orElse(name -> true);
    TreeSet<String> names = new TreeSet<>(visible());
    if (statement.kind() == Show.Kind.FUNCTIONS) {
      operators().functionNames().forEach(name -> names.add(fold(name)));
    }
    return new Result.Rows(
        StaticRows.ofTexts("function name", names.stream().filter(keep).toArray(String[]::new)),
        List.of());
  }

  /** All that is built in: aggregates and windows are the planner's, not the registry's. */
  private OperatorTable operators() {
    return new OperatorTable(functions.builtIn());
  }

  /** The user's functions that a plain name finds in the current database. */
  private List<String> visible() {
    List<String> names = new ArrayList<>();
    functions.system().values().forEach(e -> names.add(e.name()));
    for (boolean temporary : new boolean[] {true, false}) {
      functions
          .catalogued(temporary)
          .forEach(
              (path, e) -> {
                if (path.get(0).equals(catalog.currentCatalog())
                    && path.get(1).equals(catalog.currentDatabase())) {
                  names.add(e.name());
                }
              });
    }
    return names;
  }

  Result describe(DescribeObject statement) {
    QualifiedName name = statement.name();
    Entry entry = find(name);
    OperatorTable operators = operators();
    String builtIn = name.last().name().toUpperCase(Locale.ROOT);
    if (entry == null
        && (name.parts().size() > 1 || !operators.functionNames().contains(builtIn))) {
      List<String> names = new ArrayList<>(visible());
      names.addAll(operators.functionNames());
      throw missing(name, names);
    }
    boolean isSystem = entry == null || functions.system().containsValue(entry);
    boolean isTemporary = entry != null && !functions.catalogued(false).containsValue(entry);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("is system function", String.valueOf(isSystem)));
    rows.add(List.of("is temporary", String.valueOf(isTemporary)));
    if (entry != null) {
      rows.add(List.of("class name", entry.className()));
      rows.add(List.of("function language", entry.language()));
      rows.add(List.of("resource uris", entry.jars().toString()));
    }
    if (statement.extended()) {
      rows.add(List.of("kind", entry == null ? operators.kind(builtIn) : kind(entry.function())));
      description(entry, builtIn)
          .ifPresent(
              description -> {
                rows.add(List.of("determinism", description.determinism().name()));
                rows.add(List.of("signature", String.join(" or ", description.signatures())));
              });
    }
    return new Result.Rows(StaticRows.ofTexts(List.of("info name", "info value"), rows), List.of());
  }

  private static String kind(ExternalFunction function) {
    return function.aggregates() ? "AGGREGATE" : function.givesRows() ? "TABLE" : "SCALAR";
  }

  /** Empty for what is none of the registry's. */
  private Optional<FunctionDescription> description(Entry entry, String builtIn) {
    FunctionRegistry registry = functions.builtIn();
    if (entry != null) {
      return Optional.of(entry.function().describe());
    }
    return registry.contains(builtIn) ? Optional.of(registry.describe(builtIn)) : Optional.empty();
  }

  private Entry find(QualifiedName name) {
    if (name.parts().size() == 1 && functions.system().containsKey(fold(name.toString()))) {
      return functions.system().get(fold(name.toString()));
    }
    List<String> path = path(name);
    Entry temporary = functions.catalogued(true).get(path);
    return temporary != null ? temporary : functions.catalogued(false).get(path);
  }
}
