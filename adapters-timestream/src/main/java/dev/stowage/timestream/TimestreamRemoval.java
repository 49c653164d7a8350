package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.timestreamwrite.model.ListTablesResponse;
import software.amazon.awssdk.services.timestreamwrite.model.Table;
import software.amazon.awssdk.services.timestreamwrite.model.TableStatus;

/**
 * Removes the tables of the prefix, or the database, and tells whether there is one.
 *
 * <p>Whose a table is stands in its tags. All of them are read before the first table is deleted,
 * so that a prefix that others use as well is refused as a whole. A table that is deleted is listed
 * for a while; the removal ends when none is listed any more. None of it is billed.
 */
final class TimestreamRemoval {

  /** How often it is looked whether all are gone: about two minutes. */
  private static final int LOOKS = 120;

  private final TimestreamConfig config;
  private final Tables tables;
  private final TableNames names;
  private final Requests requests;

  TimestreamRemoval(TimestreamConfig config, Tables tables, Requests requests) {
    this.config = config;
    this.tables = tables;
    this.names = new TableNames(config);
    this.requests = requests;
  }

  boolean isThere() {
    return tables.databaseIsThere(new Call("look up", config.url()));
  }

  /** Removes the tables of the prefix. */
  void run() {
    Call call = new Call("remove", config.url());
    if (!tables.databaseIsThere(call)) {
      return;
    }
    for (int look = 1; look <= LOOKS; look++) {
      List<Table> listed = listed(call);
      if (listed.isEmpty()) {
        return;
      }
      List<Table> whole =
          listed.stream().filter(table -> table.tableStatus() != TableStatus.DELETING).toList();
      whole.forEach(table -> requireOurs(call, table));
      whole.forEach(table -> tables.delete(call, table.tableName()));
      requests.pause(look);
    }
    throw call.failed(
        ErrorKind.UNAVAILABLE,
        "tables are still being deleted; repeat to see whether they are gone");
  }

  /** Removes the database, or finds it gone; false when it holds a table that stays. */
  boolean runForDatabase() {
    Call call = new Call("remove", config.url());
    for (int look = 1; look <= LOOKS; look++) {
      if (tables.deleteDatabase(call)) {
        return true;
      }
      if (tables.page(call, "").tables().stream()
          .anyMatch(table -> table.tableStatus() != TableStatus.DELETING)) {
        return false;
      }
      requests.pause(look);
    }
    throw call.failed(
        ErrorKind.UNAVAILABLE, "tables of the database are still being deleted; repeat it");
  }

  private List<Table> listed(Call call) {
    List<Table> ours = new ArrayList<>();
    String token = "";
    do {
      ListTablesResponse page = tables.page(call, token);
      page.tables().stream().filter(table -> names.isOurs(table.tableName())).forEach(ours::add);
      token = page.nextToken() == null ? "" : page.nextToken();
    } while (!token.isEmpty());
    return ours;
  }

  private void requireOurs(Call call, Table table) {
    boolean isGoneOrOurs =
        tables.tags(call, table).map(tags -> LayoutTags.of(tags).isPresent()).orElse(true);
    if (!isGoneOrOurs) {
      throw Definitions.notOurs(call, table.tableName());
    }
  }
}
