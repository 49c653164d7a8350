package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.model.ConflictException;
import software.amazon.awssdk.services.timestreamwrite.model.ListTablesResponse;
import software.amazon.awssdk.services.timestreamwrite.model.ResourceNotFoundException;
import software.amazon.awssdk.services.timestreamwrite.model.Table;
import software.amazon.awssdk.services.timestreamwrite.model.TableStatus;
import software.amazon.awssdk.services.timestreamwrite.model.Tag;
import software.amazon.awssdk.services.timestreamwrite.model.ValidationException;

/** The tables of the database: made, described, listed, deleted. None of it is billed. */
final class Tables {

  /** How long a record stays in the memory store: the default of the service. */
  static final long MEMORY_HOURS = 6;

  /** How long the magnetic store keeps a record: the default of the service, and the most. */
  static final long MAGNETIC_DAYS = 73_000;

  /** How far ahead of the service's clock a time may be. */
  static final Duration AHEAD = Duration.ofMinutes(15);

  private final TimestreamWriteClient client;
  private final String database;
  private final Requests requests;

  Tables(TimestreamWriteClient client, String database, Requests requests) {
    this.client = client;
    this.database = database;
    this.requests = requests;
  }

  /** Makes the database unless it is there. */
  void createDatabase(Call call) {
    write(
        call,
        () -> {
          try {
            client.createDatabase(r -> r.databaseName(database));
          } catch (ConflictException alreadyThere) {
            // As wanted.
          }
        });
  }

  /** Tells whether there is the database. */
  boolean databaseIsThere(Call call) {
    return requests.read(
        call,
        () -> {
          try {
            client.describeDatabase(r -> r.databaseName(database));
            return true;
          } catch (ResourceNotFoundException absent) {
            return false;
          }
        });
  }

  /** Makes a table; false when there is one of that name. */
  boolean create(Call call, String name, List<Tag> tags) {
    return requests.send(
        call,
        Effect.WRITE,
        () -> {},
        () -> {
          try {
            client.createTable(
                r ->
                    r.databaseName(database)
                        .tableName(name)
                        .tags(tags)
                        .retentionProperties(
                            p ->
                                p.memoryStoreRetentionPeriodInHours(MEMORY_HOURS)
                                    .magneticStoreRetentionPeriodInDays(MAGNETIC_DAYS))
                        .magneticStoreWriteProperties(p -> p.enableMagneticStoreWrites(true)));
            return true;
          } catch (ConflictException taken) {
            return false;
          }
        });
  }

  /** Finds a table that is not being deleted. */
  Optional<Table> find(Call call, String name) {
    Optional<Table> found =
        requests.read(
            call,
            () -> {
              try {
                return Optional.of(
                    client.describeTable(r -> r.databaseName(database).tableName(name)).table());
              } catch (ResourceNotFoundException noTableOrNoDatabase) {
                return Optional.empty();
              }
            });
    if (found.isEmpty()) {
      requests.read(call, () -> client.describeDatabase(r -> r.databaseName(database)));
    }
    return found.filter(table -> table.tableStatus() != TableStatus.DELETING);
  }

  /** The tags of a table; empty when it is gone meanwhile. */
  Optional<List<Tag>> tags(Call call, Table table) {
    return requests.read(
        call,
        () -> {
          try {
            return Optional.of(client.listTagsForResource(r -> r.resourceARN(table.arn())).tags());
          } catch (ResourceNotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  /** A page of all tables of the database; an empty token begins. */
  ListTablesResponse page(Call call, String token) {
    return requests.read(
        call,
        () -> {
          try {
            return client.listTables(
                r -> r.databaseName(database).nextToken(token.isEmpty() ? null : token));
          } catch (ValidationException badToken) {
            if (token.isEmpty()) {
              throw badToken;
            }
            throw call.failed(
                    ErrorKind.INVALID, "the cursor is none of ours; begin with an empty one")
                .causedBy(badToken);
          }
        });
  }

  /** Deletes a table, or finds it gone. */
  void delete(Call call, String name) {
    write(
        call,
        () -> {
          try {
            client.deleteTable(r -> r.databaseName(database).tableName(name));
          } catch (ResourceNotFoundException gone) {
            // As wanted.
          }
        });
  }

  /** Deletes the database, or finds it gone; false when it holds tables. */
  boolean deleteDatabase(Call call) {
    return requests.send(
        call,
        Effect.WRITE,
        () -> {},
        () -> {
          try {
            client.deleteDatabase(r -> r.databaseName(database));
            return true;
          } catch (ResourceNotFoundException gone) {
            return true;
          } catch (ValidationException holdsTables) {
            return false;
          }
        });
  }

  private void write(Call call, Runnable request) {
    requests.send(
        call,
        Effect.WRITE,
        () -> {},
        () -> {
          request.run();
          return true;
        });
  }
}
