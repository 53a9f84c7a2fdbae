package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.CatalogView;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.sql.ast.AlterTable;
import io.millrace.sql.ast.AlterView;
import io.millrace.sql.ast.CreateMode;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.TableChange;
import java.util.List;
import java.util.Optional;

/** ALTER TABLE and ALTER VIEW. Jobs that run already go on with what they were started with. */
final class AlterCommands {
  private final Catalog catalog;
  private final Planning planning;
  private final JobRequest request;

  AlterCommands(Catalog catalog, Planning planning, JobRequest request) {
    this.catalog = catalog;
    this.planning = planning;
    this.request = request;
  }

  Result alter(AlterTable alter) {
    Optional<CatalogObject> found = find(alter.name(), alter.ifExists(), false);
    if (found.isEmpty()) {
      return Result.Done.ok();
    }
    CatalogTable table = (CatalogTable) found.get();
    if (alter.change() instanceof TableChange.Rename rename) {
      ObjectPath path = free(table, rename.name());
      catalog.remove(table.path(), table.temporary());
      catalog.put(table.withPath(path));
    } else {
      catalog.put(
          planning.with(
              request.options(),
              request.connectors(),
              request.positions(),
              planner -> planner.alter(table, alter)));
    }
    return Result.Done.ok();
  }

  Result alter(AlterView alter) {
    Optional<CatalogObject> found = find(alter.name(), alter.ifExists(), true);
    if (found.isEmpty()) {
      return Result.Done.ok();
    }
    CatalogView view = (CatalogView) found.get();
    if (alter.newName().isPresent()) {
      ObjectPath path = free(view, alter.newName().get());
      catalog.remove(view.path(), view.temporary());
      catalog.put(view.withPath(path));
      return Result.Done.ok();
    }
    CreateView create =
        new CreateView(
            alter.source(),
            new CreateMode(view.temporary(), false),
            alter.name(),
            List.of(),
            Optional.empty(),
            alter.query().orElseThrow());
    CatalogView changed =
        planning.with(
            request.options(),
            request.connectors(),
            request.positions(),
            planner -> planner.define(create));
    catalog.put(changed.withComment(view.comment()));
    return Result.Done.ok();
  }

  /** The object to change; empty if there is none and IF EXISTS says that this is fine. */
  private Optional<CatalogObject> find(QualifiedName name, boolean ifExists, boolean view) {
    ObjectPath path = resolve(name);
    Optional<CatalogObject> found = catalog.find(path);
    String what = view ? "view" : "table";
    if (found.isEmpty()) {
      if (ifExists) {
        return found;
      }
      throw MillraceException.deterministic("there is no " + what + " '" + name + "'")
          .withHint(
              NearestName.hint(
                  path.name(),
                  catalog.list(path.catalog(), path.database()).stream()
                      .filter(o -> o instanceof CatalogView == view)
                      .map(o -> o.path().name())
                      .toList()))
          .at(request.positions().of(name.position()));
    }
    if (found.get() instanceof CatalogView != view) {
      throw MillraceException.deterministic(
              "'" + name + "' is a " + (view ? "table" : "view") + ", not a " + what)
          .withHint("Use ALTER " + (view ? "TABLE." : "VIEW."))
          .at(request.positions().of(name.position()));
    }
    return found;
  }

  /** A new name, in the object's own database unless it says another. */
  private ObjectPath free(CatalogObject object, QualifiedName name) {
    ObjectPath old = object.path();
    resolve(name);
    ObjectPath path = Catalog.resolve(name.names(), old.catalog(), old.database());
    if (!path.catalog().equals(old.catalog()) || !path.database().equals(old.database())) {
      throw MillraceException.deterministic("a name cannot move to another database")
          .withHint("RENAME TO takes a name within `" + old.database() + "`.")
          .at(request.positions().of(name.position()));
    }
    if (catalog.find(path, object.temporary()).isPresent()) {
      throw MillraceException.deterministic("'" + name + "' exists already")
          .withHint("DROP it first, or take another name.")
          .at(request.positions().of(name.position()));
    }
    return path;
  }

  private ObjectPath resolve(QualifiedName name) {
    if (name.parts().size() > 3) {
      throw MillraceException.deterministic("a name has at most three parts: catalog.database.name")
          .at(request.positions().of(name.position()));
    }
    return catalog.resolve(name.names());
  }
}
