package dev.stowage.testkit.local.timestream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All databases and their tables, by name. */
final class Databases {

  private record Database(
      String name, Instant created, Tags tags, NavigableMap<String, Table> tables) {

    Map<String, Object> describe() {
      Map<String, Object> database = new LinkedHashMap<>();
      database.put("Arn", arn(name));
      database.put("DatabaseName", name);
      database.put("TableCount", tables.size());
      database.put("CreationTime", created.getEpochSecond());
      database.put("LastUpdatedTime", created.getEpochSecond());
      return database;
    }
  }

  private final NavigableMap<String, Database> byName = new ConcurrentSkipListMap<>();
  private final Budget budget;

  /** Starts without databases; the records of all count against one budget. */
  Databases(Budget budget) {
    this.budget = budget;
  }

  static String arn(String database) {
    return "arn:aws:timestream:us-east-1:000000000000:database/" + database;
  }

  Map<String, Object> createDatabase(Fields request, Instant now) {
    String name = request.allow("DatabaseName", "Tags").text("DatabaseName", TextRule.NEW_NAME);
    Database made = new Database(name, now, Tags.of(request), new ConcurrentSkipListMap<>());
    if (byName.putIfAbsent(name, made) != null) {
      throw Fault.conflict("The database " + name + " already exists.");
    }
    return Map.of("Database", made.describe());
  }

  Map<String, Object> describeDatabase(Fields request) {
    return Map.of("Database", database(request.allow("DatabaseName")).describe());
  }

  synchronized Map<String, Object> deleteDatabase(Fields request) {
    Database database = database(request.allow("DatabaseName"));
    if (!database.tables().isEmpty()) {
      throw Fault.validation("The database " + database.name() + " still has tables.");
    }
    byName.remove(database.name());
    return Map.of();
  }

  Map<String, Object> listDatabases(Fields request) {
    return NamePage.of(request.allow("NextToken", "MaxResults"), byName)
        .response("Databases", Database::describe);
  }

  synchronized Map<String, Object> createTable(Fields request, Instant now) {
    request.allow(
        "DatabaseName", "TableName", "RetentionProperties", "MagneticStoreWriteProperties", "Tags");
    Table made = new Table(request, now, budget);
    if (database(request).tables().putIfAbsent(made.name(), made) != null) {
      throw Fault.conflict("The table " + made.name() + " already exists.");
    }
    return Map.of("Table", made.describe());
  }

  Map<String, Object> describeTable(Fields request) {
    return Map.of("Table", table(request.allow("DatabaseName", "TableName")).describe());
  }

  Map<String, Object> updateTable(Fields request, Instant now) {
    request.allow(
        "DatabaseName", "TableName", "RetentionProperties", "MagneticStoreWriteProperties");
    Table table = table(request);
    table.update(request, now);
    return Map.of("Table", table.describe());
  }

  Map<String, Object> deleteTable(Fields request) {
    Table table = table(request.allow("DatabaseName", "TableName"));
    database(request).tables().remove(table.name(), table);
    table.delete();
    return Map.of();
  }

  Map<String, Object> listTables(Fields request) {
    return NamePage.of(
            request.allow("DatabaseName", "NextToken", "MaxResults"), database(request).tables())
        .response("Tables", Table::describe);
  }

  Tags tags(Fields request) {
    String arn = request.text("ResourceARN", TextRule.ARN);
    for (Database database : byName.values()) {
      if (arn(database.name()).equals(arn)) {
        return database.tags();
      }
      for (Table table : database.tables().values()) {
        if (table.arn().equals(arn)) {
          return table.tags();
        }
      }
    }
    throw Fault.noResource(arn);
  }

  Table table(Fields request) {
    String name = request.text("TableName", TextRule.NAME);
    Table table = database(request).tables().get(name);
    if (table == null) {
      throw Fault.noTable(name);
    }
    return table;
  }

  /** Finds the table of a query, which words its absence in its own way. */
  Table table(Select.Source source) {
    Database database = byName.get(source.database());
    String identifier = source.database() + "." + source.table();
    if (database == null) {
      throw Fault.validation(
          "Requested database '"
              + source.database()
              + "' not found for identifier '"
              + identifier
              + "' at line 1:1");
    }
    Table table = database.tables().get(source.table());
    if (table == null) {
      throw Fault.validation("line 1:1: Table '" + identifier + "' does not exist");
    }
    return table;
  }

  private Database database(Fields request) {
    String name = request.text("DatabaseName", TextRule.NAME);
    Database database = byName.get(name);
    if (database == null) {
      throw Fault.noDatabase(name);
    }
    return database;
  }
}
