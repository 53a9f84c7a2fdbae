package io.millrace.engine.session;

import io.millrace.planner.catalog.Catalog;
import io.millrace.sql.ast.AlterTable;
import io.millrace.sql.ast.AlterView;
import io.millrace.sql.ast.CatalogStatement;
import io.millrace.sql.ast.CreateMode;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.DescribeJob;
import io.millrace.sql.ast.DescribeObject;
import io.millrace.sql.ast.DescribeTable;
import io.millrace.sql.ast.DropTable;
import io.millrace.sql.ast.DropView;
import io.millrace.sql.ast.FunctionStatement;
import io.millrace.sql.ast.JarStatement;
import io.millrace.sql.ast.MaterializedStatement;
import io.millrace.sql.ast.PlanStatement;
import io.millrace.sql.ast.Show;
import io.millrace.sql.ast.ShowColumns;
import io.millrace.sql.ast.ShowCreate;
import io.millrace.sql.ast.ShowPartitions;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.StopJob;
import io.millrace.sql.ast.UseCatalog;
import io.millrace.sql.ast.UseDatabase;

/** Statements that define, change or show what there is, each handed to its command. */
final class Definitions {
  private final Catalog catalog;
  private final UserFunctions functions;
  private final Planning planning;
  private final Jobs jobs;
  private final SessionSettings settings;
  private final MaterializedTables materialized;

  Definitions(
      Catalog catalog,
      UserFunctions functions,
      Planning planning,
      Jobs jobs,
      SessionSettings settings,
      MaterializedTables materialized) {
    this.catalog = catalog;
    this.functions = functions;
    this.planning = planning;
    this.jobs = jobs;
    this.settings = settings;
    this.materialized = materialized;
  }

  Result run(Statement statement, JobRequest request) {
    Positions positions = request.positions();
    if (statement instanceof CreateTable create) {
      if (create.mode().replacement() != CreateMode.Replacement.NONE) {
        materialized(request).refuse(create.name(), "CREATE OR ALTER MATERIALIZED TABLE");
      }
      return creation(positions).create(create, request, i -> jobs.insert(i, request));
    }
    if (statement instanceof CreateView create) {
      return creation(positions).create(create, request.options(), request.connectors());
    }
    if (statement instanceof CatalogStatement container) {
      Result result = new ContainerCommands(catalog, positions).run(container);
      materialized(request).endDropped();
      return result;
    }
    if (statement instanceof MaterializedStatement table) {
      return materialized(request).run(table);
    }
    if (statement instanceof AlterTable alter) {
      materialized(request).refuse(alter.name(), "ALTER MATERIALIZED TABLE");
      return new AlterCommands(catalog, planning, request).alter(alter);
    }
    if (statement instanceof AlterView alter) {
      return new AlterCommands(catalog, planning, request).alter(alter);
    }
    if (statement instanceof PlanStatement plan) {
      return new PlanCommands(jobs, settings, request).run(plan);
    }
    if (statement instanceof StopJob stop) {
      return jobs.commands().stop(stop, positions);
    }
    if (statement instanceof FunctionStatement function) {
      return functions(positions).run(function);
    }
    if (statement instanceof JarStatement jar) {
      return functions(positions).run(jar);
    }
    if (statement instanceof DropTable drop && !drop.temporary()) {
      materialized(request).refuse(drop.name(), "DROP MATERIALIZED TABLE");
    }
    if (statement instanceof ShowCreate show && show.kind() == ShowCreate.Kind.MATERIALIZED_TABLE) {
      return materialized(request).showCreate(show);
    }
    return name(statement, positions);
  }

  private MaterializedCommands materialized(JobRequest request) {
    CreateCommands creation = creation(request.positions());
    return new MaterializedCommands(materialized, catalog, creation, jobs, request);
  }

  private FunctionCommands functions(Positions positions) {
    return new FunctionCommands(functions, catalog, positions);
  }

  private CreateCommands creation(Positions positions) {
    return new CreateCommands(catalog, planning, positions);
  }

  private Result name(Statement statement, Positions positions) {
    CatalogCommands names = new CatalogCommands(catalog, positions);
    if (statement instanceof DropTable drop) {
      return names.drop(drop);
    }
    if (statement instanceof DropView drop) {
      return names.drop(drop);
    }
    if (statement instanceof UseDatabase use) {
      return names.use(use);
    }
    if (statement instanceof UseCatalog use) {
      return names.use(use);
    }
    return describe(statement, names, positions);
  }

  private Result describe(Statement statement, CatalogCommands names, Positions positions) {
    DescribeCommands describe = new DescribeCommands(catalog, positions);
    if (statement instanceof DescribeTable table) {
      return describe.describe(table);
    }
    if (statement instanceof DescribeObject object) {
      if (object.kind() == DescribeObject.Kind.FUNCTION) {
        return functions(positions).describe(object);
      }
      return new ContainerCommands(catalog, positions).describe(object);
    }
    if (statement instanceof DescribeJob job) {
      return jobs.commands().describe(job, positions);
    }
    if (statement instanceof ShowColumns columns) {
      return describe.showColumns(columns);
    }
    if (statement instanceof ShowPartitions partitions) {
      return describe.showPartitions(partitions);
    }
    if (statement instanceof ShowCreate create) {
      return create.kind() == ShowCreate.Kind.CATALOG
          ? new ContainerCommands(catalog, positions).showCreate(create.name())
          : describe.showCreate(create);
    }
    Show show = (Show) statement;
    return switch (show.kind()) {
      case JOBS -> jobs.commands().list();
      case MATERIALIZED_TABLES -> names.show(show, materialized);
      case JARS -> functions(positions).showJars();
      case FUNCTIONS, USER_FUNCTIONS -> functions(positions).show(show);
      default -> names.show(show);
    };
  }
}
