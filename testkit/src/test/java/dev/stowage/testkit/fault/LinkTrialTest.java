package dev.stowage.testkit.fault;

import static dev.stowage.testkit.fault.Lies.assertCaught;
import static dev.stowage.testkit.fault.Lies.lost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.tck.HonestBackend;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A trial of links believes an honest store and catches one that lies about what it did. */
class LinkTrialTest {

  private static final Page<Link> NOTHING = new Page<>(List.of(), Optional.empty());

  private final Store store = new Store();
  private final LinkTrial trial = new LinkTrial(store, store::honest);

  @Test
  void believesAnHonestStore() {
    assertThat(Lies.calmly(trial)).isEmpty();
    assertThat(RandomCalls.of(trial, 7).run(500)).isEmpty();
  }

  @Test
  void believesThatAnUnknownCreateWasDoneOrNot() {
    Link notDone = trial.fresh();
    store.create = (link, now) -> lost(Created.NEW, ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.create(notDone)).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.find(notDone.id())).isEmpty();

    Link done = trial.storedExpired();
    store.create = (link, now) -> lost(honest().create(link, now), ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.create(trial.rival(done))).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.find(done.id())).isEmpty();
  }

  @Test
  void believesThatWhatIsGoneWasRemoved() {
    store.remove = (id, writeId) -> true;

    assertThat(trial.remove(trial.fresh())).isEmpty();
    assertThat(trial.remove(trial.rival(trial.stored()))).isEmpty();
  }

  @Test
  void catchesACreateThatCallsItsOwnSuccessTaken() {
    store.create =
        (link, now) -> {
          honest().create(link, now);
          return honest().create(link, now);
        };

    assertCaught(() -> trial.create(trial.fresh()), "what create may answer");
    assertCaught(() -> trial.create(trial.rival(trial.storedExpired())), "what create may answer");
  }

  @Test
  void catchesACreateThatReturnsAndStoredNothing() {
    store.create = (link, now) -> Created.NEW;

    assertCaught(() -> trial.create(trial.fresh()), "stored after create returned");
  }

  @Test
  void catchesACreateThatTakesWhatAnotherHas() {
    store.create =
        (link, now) -> {
          honest().remove(link.id(), honest().find(link.id()).orElseThrow().stamp().writeId());
          honest().create(link, now);
          return Created.TAKEN;
        };

    assertCaught(() -> trial.create(trial.rival(trial.stored())), "stored after create returned");
  }

  @Test
  void catchesAnUnknownCreateThatStoredAnotherLink() {
    store.create =
        (link, now) -> lost(honest().create(trial.rival(link), now), ErrorKind.OUTCOME_UNKNOWN);

    assertCaught(() -> trial.create(trial.fresh()), "stored after create ended OUTCOME_UNKNOWN");
  }

  @Test
  void catchesCallsThatWereDoneAlthoughTheySayNot() {
    for (ErrorKind kind : List.of(ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE)) {
      store.create = (link, now) -> lost(honest().create(link, now), kind);
      store.remove = (id, writeId) -> lost(honest().remove(id, writeId), kind);

      assertCaught(() -> trial.create(trial.fresh()), "stored after create ended " + kind);
      assertCaught(() -> trial.remove(trial.stored()), "stored after remove ended " + kind);
    }
  }

  @Test
  void catchesAKindThatNoFaultMayShowAs() {
    for (ErrorKind kind : EnumSet.complementOf(EnumSet.copyOf(Ending.OF_WRITES))) {
      store.create = (link, now) -> lost(Created.NEW, kind);

      assertCaught(() -> trial.create(trial.fresh()), "a fault showed as " + kind);
    }
  }

  @Test
  void catchesAReadThatIsUnknown() {
    store.find = id -> lost(Optional.empty(), ErrorKind.OUTCOME_UNKNOWN);
    store.list = cursor -> lost(NOTHING, ErrorKind.OUTCOME_UNKNOWN);

    assertCaught(() -> trial.find(trial.stored().id()), "a fault showed as OUTCOME_UNKNOWN");
    assertCaught(trial::list, "a fault showed as OUTCOME_UNKNOWN");
  }

  @Test
  void catchesAFindThatMissesOrRemoves() {
    store.find = id -> Optional.empty();
    assertCaught(() -> trial.find(trial.stored().id()), "find");

    store.find =
        id -> {
          Optional<Link> found = honest().find(id);
          found.ifPresent(link -> honest().remove(id, link.stamp().writeId()));
          return found;
        };
    assertCaught(() -> trial.find(trial.stored().id()), "stored after find");
  }

  @Test
  void catchesARemoveThatRemovesTooLittleOrTooMuch() {
    store.remove = (id, writeId) -> true;
    assertCaught(() -> trial.remove(trial.stored()), "stored after remove returned");

    store.remove = (id, writeId) -> !honest().remove(id, writeId);
    assertCaught(() -> trial.remove(trial.stored()), "what remove may answer");

    store.remove =
        (id, writeId) -> honest().remove(id, honest().find(id).orElseThrow().stamp().writeId());
    assertCaught(() -> trial.remove(trial.rival(trial.stored())), "stored after remove returned");
  }

  @Test
  void catchesAListThatMissesRepeatsOrInvents() {
    Link link = trial.stored();
    store.list = cursor -> NOTHING;
    assertCaught(trial::list, "listed");

    store.list = cursor -> new Page<>(List.of(link, link), Optional.empty());
    assertCaught(trial::list, "listed, each once");

    store.list = cursor -> new Page<>(List.of(link, trial.rival(link)), Optional.empty());
    assertCaught(trial::list, "records of which a list gave some");

    store.list =
        cursor ->
            cursor.isEmpty()
                ? new Page<>(List.of(trial.rival(link)), Optional.of("more"))
                : lost(NOTHING, ErrorKind.UNAVAILABLE);
    assertCaught(trial::list, "records of which a list gave some");
  }

  @Test
  void theSweepNamesTheCallAndTheRequest() {
    store.find = id -> Optional.empty();

    assertCaught(() -> Lies.calmly(trial), "find, request 1: ");
  }

  @Test
  void theRandomCallsNameTheSeedAndTheCall() {
    store.create = (link, now) -> Created.NEW;

    assertCaught(() -> RandomCalls.of(trial, 7).run(100), "seed 7, call ");
  }

  @Test
  void everyCallIsMadeInTheSituationThatItNames() {
    assertThat(trial.everyCall().stream().map(TrialCall::name))
        .containsAll(
            Stream.of("create over an expired link", "create over a taken link", "list").toList());
    store.create =
        (link, now) ->
            honest().find(link.id()).isPresent()
                ? lost(Created.TAKEN, ErrorKind.THROTTLED)
                : honest().create(link, now);

    assertThat(Lies.calmly(trial))
        .containsOnlyKeys(
            "create over an expired link, request 1", "create over a taken link, request 1");
  }

  private LinkStore honest() {
    return store.honest().links();
  }

  /** A store in memory whose methods can be replaced. */
  private static final class Store extends HonestBackend implements OffersLinks, LinkStore {

    BiFunction<Link, Instant, Created> create = memory.links()::create;
    Function<String, Optional<Link>> find = memory.links()::find;
    BiPredicate<String, Long> remove = memory.links()::remove;
    Function<String, Page<Link>> list = memory.links()::list;

    /** The same memory without its lies; closing memory keeps what it holds. */
    OffersLinks honest() {
      return memory;
    }

    @Override
    public LinkStore links() {
      return this;
    }

    @Override
    public Created create(Link link, Instant now) {
      return create.apply(link, now);
    }

    @Override
    public Optional<Link> find(String id) {
      return find.apply(id);
    }

    @Override
    public boolean remove(String id, long writeId) {
      return remove.test(id, writeId);
    }

    @Override
    public Page<Link> list(String cursor) {
      return list.apply(cursor);
    }
  }
}
