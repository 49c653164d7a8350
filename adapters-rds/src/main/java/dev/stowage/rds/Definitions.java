package dev.stowage.rds;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Field;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Who defines what: one row for each name, and its id is part of where the readings lie. So a new
 * series of an old name never sees readings of the old one, and what is still being written to the
 * old one fails.
 *
 * <p>Definitions are remembered, so that an append costs one statement. What is remembered can be
 * wrong without harm: every statement on readings fails when its definition is gone, see {@link
 * #using}. A refusal is never said from memory.
 */
final class Definitions {

  private static final int PAGE = 100;

  /** A drop and a define by others, each just when this looks, are not expected more often. */
  private static final int TRIES = 5;

  private final Sessions sessions;
  private final RdsConfig config;
  private final BackendContext context;
  private final ConcurrentHashMap<String, Definition> known = new ConcurrentHashMap<>();

  Definitions(Sessions sessions, RdsConfig config, BackendContext context) {
    this.sessions = sessions;
    this.config = config;
    this.context = context;
  }

  Defined define(Series series) {
    Call call = new Call("define", series.name());
    long writeId = context.random().getAsLong();
    Integer[] bits = series.layout().fields().stream().map(Field::bits).toArray(Integer[]::new);
    Definition stored =
        sessions.repeatable(
            call,
            handle ->
                handle
                    .createQuery(
                        "SELECT "
                            + Definition.COLUMNS
                            + " FROM "
                            + config.table("define_series")
                            + "(:name, :layout, :form, :bits, :writeId)")
                    .bind("name", series.name())
                    .bind("layout", series.layout().text())
                    .bind("form", config.series().word())
                    .bindArray("bits", Integer.class, (Object[]) bits)
                    .bind("writeId", writeId)
                    .map(Definition.ROW)
                    .one());
    if (stored.writeId() != writeId) {
      stored.requireLayout(call, series);
      requireForm(call, stored);
    }
    known.put(series.name(), stored);
    return stored.writeId() == writeId ? Defined.NEW : Defined.SAME;
  }

  Optional<Series> find(String name) {
    Series.checkName(name);
    return read(new Call("find", name)).map(Definition::series);
  }

  Page<Series> list(String cursor) {
    String after = KeyPages.after(cursor, Series::checkName);
    Page<Definition> page =
        KeyPages.of(page(new Call("list", ""), after), PAGE, found -> found.series().name());
    return new Page<>(page.items().stream().map(Definition::series).toList(), page.next());
  }

  /**
   * The first definitions after a name, in the order of names; fewer than {@value #PAGE} at last.
   */
  List<Definition> page(Call call, String after) {
    return sessions.read(
        call,
        handle ->
            handle
                .createQuery(select() + " WHERE name > :after ORDER BY name LIMIT " + PAGE)
                .bind("after", after)
                .map(Definition.ROW)
                .list());
  }

  void drop(Series series) {
    Call call = new Call("drop", series.name());
    Optional<Definition> stored = read(call);
    if (stored.isEmpty()) {
      return;
    }
    stored.get().requireLayout(call, series);
    sessions.repeatable(
        call,
        handle ->
            handle
                .createQuery("SELECT 1 FROM " + config.table("drop_series") + "(:name, :id)")
                .bind("name", series.name())
                .bind("id", stored.get().id())
                .mapTo(Integer.class)
                .one());
    known.remove(series.name(), stored.get());
  }

  /** Checks that a series is defined as it is passed. */
  void require(Call call, Series series) {
    definition(call, series);
  }

  /**
   * Works on the readings of a series. When its definition turns out to be gone, because the series
   * was dropped and perhaps defined anew elsewhere, starts again from what is defined now.
   */
  <T> T using(Call call, Series series, Function<Definition, T> work) {
    for (int attempt = 1; ; attempt++) {
      Definition definition = definition(call, series);
      try {
        return work.apply(definition);
      } catch (StowageException e) {
        if (e.kind() != ErrorKind.MISCONFIGURED || attempt == TRIES || isStill(call, definition)) {
          throw e;
        }
      }
    }
  }

  /** Tells whether a definition is still the one of its name; forgets it when not. */
  boolean isStill(Call call, Definition definition) {
    boolean still = read(call).filter(definition::equals).isPresent();
    if (!still) {
      known.remove(definition.series().name(), definition);
    }
    return still;
  }

  private Definition definition(Call call, Series series) {
    Definition definition = known.get(series.name());
    if (definition == null || !definition.series().equals(series)) {
      definition =
          read(call)
              .orElseThrow(
                  () ->
                      call.failed(ErrorKind.INVALID, "the series is not defined; define it first"));
      definition.requireLayout(call, series);
      requireForm(call, definition);
      known.put(series.name(), definition);
    }
    return definition;
  }

  private Optional<Definition> read(Call call) {
    return sessions.read(
        call,
        handle ->
            handle
                .createQuery(select() + " WHERE name = :name")
                .bind("name", call.key())
                .map(Definition.ROW)
                .findOne());
  }

  private void requireForm(Call call, Definition found) {
    if (found.form() != config.series()) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "the series was defined with series=" + found.form().word() + "; open the database so");
    }
  }

  private String select() {
    return "SELECT " + Definition.COLUMNS + " FROM " + config.table("series");
  }
}
