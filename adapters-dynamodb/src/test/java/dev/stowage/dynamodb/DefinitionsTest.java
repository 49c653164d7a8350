package dev.stowage.dynamodb;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefinitionsTest {

  private static final RecordLayout OTHER = RecordLayout.parse("time:42:ms other:8");

  @Test
  void aDefinitionIsReadOnceAMinute() {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
        DynamoDbBackend first = Local.fresh(SeriesForm.ITEM)) {
      Series series = Local.defined(first);
      AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
      try (DynamoDbBackend backend =
          DynamoDbBackend.open(
              Local.moved(first.config(), wire.endpoint()),
              new BackendContext(new Meter(), now::get, () -> 1))) {
        backend.series().append(series, Local.readings(1));
        backend.series().append(series, Local.readings(1));
        assertThat(wire.seen(awsOperation("GetItem"))).isEqualTo(1);

        now.updateAndGet(time -> time.plus(DefinitionCache.KEPT).minusNanos(1));
        backend.series().append(series, Local.readings(1));
        assertThat(wire.seen(awsOperation("GetItem"))).isEqualTo(1);

        now.updateAndGet(time -> time.plusNanos(1));
        backend.series().append(series, Local.readings(1));
        assertThat(wire.seen(awsOperation("GetItem"))).isEqualTo(2);
      }
    }
  }

  @Test
  void whoDefinesASeriesAppendsToItWithoutReadingItsDefinition() {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
        DynamoDbBackend first = Local.fresh(SeriesForm.ITEM);
        DynamoDbBackend backend =
            DynamoDbBackend.open(
                Local.moved(first.config(), wire.endpoint()), BackendContext.system(new Meter()))) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.readings(1));
      backend.series().define(series);
      backend.series().append(series, Local.readings(1));
      assertThat(wire.seen(awsOperation("GetItem"))).isZero();
    }
  }

  @Test
  void noticesWithinAMinuteThatAnotherProcessDroppedASeries() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    try (DynamoDbBackend dropping = Local.fresh(SeriesForm.ITEM);
        DynamoDbBackend backend = Local.another(dropping, now::get)) {
      Series series = Local.defined(dropping);
      backend.series().append(series, Local.readings(1));
      dropping.series().drop(series);

      now.updateAndGet(time -> time.plus(Duration.ofSeconds(60)));

      Local.assertKind(ErrorKind.INVALID, () -> backend.series().append(series, Local.readings(1)));
    }
  }

  @Test
  void neverRefusesFromMemory() {
    try (DynamoDbBackend other = Local.fresh(SeriesForm.ITEM);
        DynamoDbBackend backend = Local.another(other)) {
      Series series = Local.defined(other);
      backend.series().append(series, Local.readings(1));
      other.series().drop(series);
      Series anew = new Series(series.name(), OTHER);
      other.series().define(anew);

      assertThat(backend.series().latest(anew)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void theNextDefineFinishesADropThatWasCutOff(SeriesForm form) {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
        DynamoDbBackend backend = Local.over(wire, form)) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.readings(30));
      cutOff(wire, backend, series);

      assertThat(backend.series().find(series.name())).isEmpty();
      assertThat(listed(backend)).isEmpty();
      Local.assertKind(ErrorKind.INVALID, () -> backend.series().latest(series));

      Series anew = new Series(series.name(), OTHER);
      assertThat(backend.series().define(anew)).isEqualTo(Defined.NEW);
      assertThat(backend.series().latest(anew)).isEmpty();
      assertThat(Local.items(backend)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void theNextDropFinishesADropThatWasCutOff(SeriesForm form) {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
        DynamoDbBackend backend = Local.over(wire, form)) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.readings(30));
      cutOff(wire, backend, series);

      backend.series().drop(new Series(series.name(), OTHER));

      assertThat(Local.items(backend)).isEmpty();
    }
  }

  @Test
  void whatIsAppendedWhileTheSeriesIsDroppedElsewhereNeverShowsInANewOne() {
    try (DynamoDbBackend dropping = Local.fresh(SeriesForm.ITEM);
        DynamoDbBackend appending = Local.another(dropping)) {
      Series series = Local.defined(dropping);
      appending.series().append(series, Local.readings(1));
      dropping.series().drop(series);
      dropping.series().define(series);

      appending.series().append(series, Local.readings(2));

      assertThat(Local.scanned(dropping, series).isEmpty()).isTrue();
    }
  }

  @Test
  void refusesASeriesOfTheOtherFormAndNamesIt() {
    try (DynamoDbBackend items = Local.fresh(SeriesForm.ITEM);
        DynamoDbBackend blocks =
            Local.open(items.config().table(), SeriesForm.BLOCK, Reads.STRONG)) {
      Series series = Local.defined(items);

      Local.assertKind(
          ErrorKind.MISCONFIGURED, () -> blocks.series().append(series, Local.readings(1)));
      Local.assertKind(ErrorKind.MISCONFIGURED, () -> blocks.series().define(series));
      assertThat(blocks.series().find(series.name())).contains(series);
      assertThat(listed(blocks)).containsExactly(series);
      blocks.series().drop(series);
      assertThat(listed(items)).isEmpty();
    }
  }

  @Test
  void listsMoreThanAPageAndSkipsNothingWhileOthersDefine() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      List<Series> series =
          IntStream.range(0, 230)
              .mapToObj(i -> new Series("s" + (1000 + i), Local.JOURNEY))
              .toList();
      series.forEach(backend.series()::define);

      Page<Series> first = backend.series().list(Page.FIRST);
      backend.series().define(new Series("a-first", Local.JOURNEY));
      backend.series().drop(first.items().get(first.items().size() - 1));

      List<Series> all = new ArrayList<>(first.items());
      Optional<String> cursor = first.next();
      while (cursor.isPresent()) {
        Page<Series> page = backend.series().list(cursor.get());
        all.addAll(page.items());
        cursor = page.next();
      }
      assertThat(all).isEqualTo(series);
    }
  }

  /** Drops a series as far as its mark, and no further. */
  private static void cutOff(HttpFaultProxy wire, DynamoDbBackend backend, Series series) {
    wire.always(awsOperation("BatchWriteItem"), Faults.answer(400, "AccessDeniedException"));
    Local.assertKind(ErrorKind.MISCONFIGURED, () -> backend.series().drop(series));
    wire.heal();
  }

  private static List<Series> listed(DynamoDbBackend backend) {
    return backend.series().list(Page.FIRST).items();
  }
}
