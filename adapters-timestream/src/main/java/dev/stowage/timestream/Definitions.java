package dev.stowage.timestream;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.timestreamwrite.model.ListTablesResponse;
import software.amazon.awssdk.services.timestreamwrite.model.Table;
import software.amazon.awssdk.services.timestreamwrite.model.TableStatus;
import software.amazon.awssdk.services.timestreamwrite.model.Tag;

/**
 * Who defines what. A table's name is unique and its tags come with it, so that making it decides
 * who is first; whoever finds it there compares the layout in its tags.
 */
final class Definitions {

  private static final String CURSOR_PREFIX = "tables:";

  private final Tables tables;
  private final Requests requests;
  private final TableNames names;
  private final DefinitionCache cache;
  private final LongSupplier random;

  Definitions(Tables tables, Requests requests, TableNames names, BackendContext context) {
    this.tables = tables;
    this.requests = requests;
    this.names = names;
    this.cache = new DefinitionCache(context.clock());
    this.random = context.random();
  }

  Defined define(Series series) {
    Call call = new Call("define", series.name());
    Definition mine = new Definition(series, HexFormat.of().toHexDigits(random.getAsLong()));
    List<Tag> tags = new LayoutTags(series.layout().text(), mine.writeId()).tags();
    for (int attempt = 1; attempt <= Backoff.ATTEMPTS; attempt++) {
      long ticket = cache.ticket();
      if (tables.create(call, names.table(series.name()), tags)) {
        cache.keep(mine, ticket);
        return Defined.NEW;
      }
      Optional<Definition> found = read(call);
      if (found.isPresent()) {
        found.get().requireLayout(call, series);
        return found.get().equals(mine) ? Defined.NEW : Defined.SAME;
      }
      requests.pause(attempt);
    }
    throw call.failed(
        ErrorKind.UNAVAILABLE, "the table of a dropped series is still being deleted");
  }

  Optional<Series> find(String name) {
    Series.checkName(name);
    return cache.find(name).or(() -> read(new Call("find", name))).map(Definition::series);
  }

  Page<Series> list(String cursor) {
    Page<Definition> page = page(new Call("list", ""), cursor);
    return new Page<>(page.items().stream().map(Definition::series).toList(), page.next());
  }

  Page<Definition> page(Call call, String cursor) {
    ListTablesResponse page =
        tables.page(call, cursor.equals(Page.FIRST) ? "" : token(call, cursor));
    List<Definition> definitions = new ArrayList<>();
    for (Table table : page.tables()) {
      if (names.isOurs(table.tableName()) && table.tableStatus() != TableStatus.DELETING) {
        definition(call, table).ifPresent(definitions::add);
      }
    }
    return new Page<>(definitions, Optional.ofNullable(page.nextToken()).map(Definitions::cursor));
  }

  void drop(Series series) {
    Call call = new Call("drop", series.name());
    try {
      Optional<Definition> found = read(call);
      if (found.isPresent()) {
        found.get().requireLayout(call, series);
        tables.delete(call, names.table(series.name()));
      }
    } finally {
      // Also when it fails: it may be done all the same.
      cache.forget(series.name());
    }
  }

  /** Returns the definition that a call on readings needs, at most a minute old. */
  Definition require(Call call, Series series) {
    Optional<Definition> known = cache.find(series.name());
    if (known.isEmpty() || !known.get().series().equals(series)) {
      // A refusal is never said from memory.
      known = read(call);
    }
    Definition definition = known.orElseThrow(() -> undefined(call));
    definition.requireLayout(call, series);
    return definition;
  }

  /** Asks the store whether a series is still defined; returns the error to say if it is not. */
  Optional<StowageException> absence(Call call) {
    cache.forget(call.key());
    return read(call).isPresent() ? Optional.empty() : Optional.of(undefined(call));
  }

  private static StowageException undefined(Call call) {
    return call.failed(ErrorKind.INVALID, "the series is not defined; define it first");
  }

  private Optional<Definition> read(Call call) {
    long ticket = cache.ticket();
    Optional<Definition> definition =
        tables.find(call, names.table(call.key())).flatMap(table -> definition(call, table));
    definition.ifPresent(found -> cache.keep(found, ticket));
    return definition;
  }

  /** Reads the tags of a table; empty when the table is gone meanwhile. */
  private Optional<Definition> definition(Call call, Table table) {
    return tables
        .tags(call, table)
        .map(
            tags -> {
              LayoutTags layout =
                  LayoutTags.of(tags).orElseThrow(() -> notOurs(call, table.tableName()));
              String name =
                  names
                      .series(table.tableName())
                      .orElseThrow(() -> notOurs(call, table.tableName()));
              return definition(call, name, layout);
            });
  }

  private static Definition definition(Call call, String name, LayoutTags tags) {
    try {
      return new Definition(new Series(name, RecordLayout.parse(tags.layout())), tags.writeId());
    } catch (StowageException damaged) {
      throw call.failed(
              ErrorKind.CORRUPT, "the tags of series " + name + " are damaged: " + damaged.what())
          .causedBy(damaged);
    }
  }

  /** Refuses a table that has our prefix and not our tags. */
  static StowageException notOurs(Call call, String table) {
    return call.failed(
        ErrorKind.MISCONFIGURED,
        "the table "
            + table
            + " was not made by stowage; move it away or choose another prefix=...");
  }

  private static String cursor(String token) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((CURSOR_PREFIX + token).getBytes(StandardCharsets.UTF_8));
  }

  private static String token(Call call, String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(CURSOR_PREFIX)) {
        return text.substring(CURSOR_PREFIX.length());
      }
    } catch (IllegalArgumentException notBase64) {
      throw badCursor(call).causedBy(notBase64);
    }
    throw badCursor(call);
  }

  private static StowageException badCursor(Call call) {
    return call.failed(ErrorKind.INVALID, "the cursor is none of ours; begin with an empty one");
  }
}
