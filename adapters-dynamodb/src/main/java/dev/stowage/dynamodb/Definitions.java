package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Who defines what. All definitions lie in one partition, so that listing them is a query of their
 * own bytes.
 *
 * <p>A definition carries a random generation, and its readings lie under that generation. So a new
 * series of an old name never sees readings of the old one. Dropping marks the definition first,
 * which is the moment from which the series is gone; then it deletes the readings, then the marked
 * definition. A drop that was cut off in between is finished by the next drop or define of the
 * name.
 */
final class Definitions {

  private static final int PAGE = 100;

  private final DynamoDbTable table;
  private final SeriesForm form;
  private final BackendContext context;
  private final DefinitionCache cache;
  private final Sweep sweep;

  Definitions(DynamoDbTable table, SeriesForm form, BackendContext context) {
    this.table = table;
    this.form = form;
    this.context = context;
    this.cache = new DefinitionCache(context.clock());
    this.sweep = new Sweep(table);
  }

  Defined define(Series series) {
    Call call = new Call("define", series.name());
    long generation = context.random().getAsLong();
    Definition mine = new Definition(series, form, generation, false);
    while (true) {
      long ticket = cache.ticket();
      Written written = table.putIf(call, mine.item(), Condition.ABSENT);
      Definition found = written.done() ? mine : Definition.of(written.found());
      if (!found.dropped()) {
        found.requireLayout(call, series);
        requireForm(call, found);
        cache.keep(found, ticket);
        return found.generation() == generation ? Defined.NEW : Defined.SAME;
      }
      finishDrop(call, found);
    }
  }

  Optional<Series> find(String name) {
    Series.checkName(name);
    return cache.find(name).or(() -> read(new Call("find", name))).map(Definition::series);
  }

  Page<Series> list(String cursor) {
    Call call = new Call("list", "");
    byte[] after = cursor.equals(Page.FIRST) ? new byte[0] : lastName(call, cursor);
    QueryResponse page =
        table.query(
            call,
            query ->
                query
                    .keyConditionExpression("pk = :pk AND sk > :after")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk",
                            Keys.text(Keys.DEFINITIONS),
                            ":after",
                            Keys.bytes(after.length == 0 ? new byte[1] : after)))
                    .consistentRead(true)
                    .limit(PAGE));
    List<Series> series =
        page.items().stream()
            .map(Definition::of)
            .filter(definition -> !definition.dropped())
            .map(Definition::series)
            .toList();
    return new Page<>(
        series,
        page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
            ? Optional.of(cursor(page.lastEvaluatedKey()))
            : Optional.empty());
  }

  void drop(Series series) {
    Call call = new Call("drop", series.name());
    Map<String, AttributeValue> item = table.get(call, Definition.key(series.name()));
    if (item.isEmpty()) {
      cache.forget(series.name());
      return;
    }
    Definition found = Definition.of(item);
    if (!found.dropped()) {
      found.requireLayout(call, series);
      if (!marked(call, found)) {
        // Somebody else dropped it meanwhile, which is as good as after this.
        return;
      }
    }
    finishDrop(call, found);
  }

  /** Marks a definition as dropped; false when it is no more. Forgotten also when that fails. */
  private boolean marked(Call call, Definition found) {
    try {
      return table.putIf(call, found.asDropped().item(), found.isStored()).done();
    } finally {
      cache.forget(call.key());
    }
  }

  /** Returns the definition that a call on readings needs, at most a minute old. */
  Definition require(Call call, Series series) {
    Optional<Definition> known = cache.find(series.name());
    if (known.isEmpty() || !known.get().series().equals(series)) {
      // A refusal is never said from memory.
      known = read(call);
    }
    Definition definition =
        known.orElseThrow(
            () -> call.failed(ErrorKind.INVALID, "the series is not defined; define it first"));
    definition.requireLayout(call, series);
    requireForm(call, definition);
    return definition;
  }

  private Optional<Definition> read(Call call) {
    long ticket = cache.ticket();
    Map<String, AttributeValue> item = table.get(call, Definition.key(call.key()));
    Optional<Definition> definition =
        Optional.of(item)
            .filter(found -> !found.isEmpty())
            .map(Definition::of)
            .filter(found -> !found.dropped());
    definition.ifPresent(found -> cache.keep(found, ticket));
    return definition;
  }

  private void finishDrop(Call call, Definition dropped) {
    sweep.delete(call, dropped.partition());
    table.deleteIf(call, dropped.item(), dropped.isStored());
  }

  private void requireForm(Call call, Definition found) {
    if (found.form() != form) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "the series was defined with series=" + found.form().word() + "; open the table so");
    }
  }

  private static String cursor(Map<String, AttributeValue> last) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Keys.bytes(last, Keys.SORT));
  }

  private static byte[] lastName(Call call, String cursor) {
    try {
      byte[] name = Base64.getUrlDecoder().decode(cursor);
      Series.checkName(new String(name, StandardCharsets.US_ASCII));
      return name;
    } catch (IllegalArgumentException | StowageException notOurs) {
      throw call.failed(ErrorKind.INVALID, "the cursor is none of ours; begin with an empty one")
          .causedBy(notOurs);
    }
  }
}
