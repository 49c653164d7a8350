package dev.stowage.testkit.fault;

import static dev.stowage.testkit.fault.Lies.assertCaught;
import static dev.stowage.testkit.fault.Lies.lost;
import static dev.stowage.testkit.fault.PasteTrial.LARGE;
import static dev.stowage.testkit.fault.PasteTrial.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.tck.HonestBackend;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A trial of pastes believes an honest store and catches one that lies about what it did. */
class PasteTrialTest {

  private final Store store = new Store();
  private final PasteTrial trial = new PasteTrial(store, store::honest);

  @Test
  void believesAnHonestStore() {
    assertThat(Lies.calmly(trial)).isEmpty();
    assertThat(RandomCalls.of(trial, 7).run(300)).isEmpty();
  }

  @Test
  void believesThatAnUnknownTakeWasDoneOrNot() {
    Paste paste = trial.stored(LARGE);
    store.take = id -> lost(Optional.empty(), ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.take(paste.id())).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.find(paste.id())).isEmpty();

    store.take = id -> lost(honest().take(id), ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.take(paste.id())).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.find(paste.id())).isEmpty();
    assertThat(honest().find(paste.id())).isEmpty();
  }

  @Test
  void catchesACreateOfWhichAPartIsStored() {
    store.create = (paste, now) -> honest().create(half(paste), now);
    assertCaught(() -> trial.create(trial.fresh(LARGE)), "stored after create returned");

    store.create =
        (paste, now) -> lost(honest().create(half(paste), now), ErrorKind.OUTCOME_UNKNOWN);
    assertCaught(
        () -> trial.create(trial.fresh(LARGE)), "stored after create ended OUTCOME_UNKNOWN");
  }

  @Test
  void catchesALosingCreateThatChangesTheWinner() {
    store.create =
        (paste, now) -> {
          Paste winner = honest().take(paste.id()).orElseThrow();
          honest().create(Paste.of(winner.meta(), paste.content()), now);
          return Created.TAKEN;
        };

    assertCaught(
        () -> trial.create(trial.rival(trial.stored(LARGE), LARGE)),
        "stored after create returned");
  }

  @Test
  void catchesACreateThatCallsItsOwnSuccessTaken() {
    store.create =
        (paste, now) -> {
          honest().create(paste, now);
          return Created.TAKEN;
        };

    assertCaught(() -> trial.create(trial.fresh(SMALL)), "what create may answer");
  }

  @Test
  void catchesATakeThatLeavesThePaste() {
    store.take = id -> honest().find(id);

    assertCaught(() -> trial.take(trial.stored(SMALL).id()), "stored after take returned");
  }

  @Test
  void catchesATakeThatRemovesAndGivesNothingOrAnother() {
    store.take = id -> honest().take(id).filter(paste -> paste.id().isEmpty());
    assertCaught(() -> trial.take(trial.stored(SMALL).id()), "what take may answer");

    store.take = id -> honest().take(id).map(PasteTrialTest::half);
    assertCaught(() -> trial.take(trial.stored(LARGE).id()), "what take may answer");
  }

  @Test
  void catchesATakeThatLeavesAPart() {
    store.take =
        id -> {
          Optional<Paste> taken = honest().take(id);
          honest().create(half(taken.orElseThrow()), trial.now());
          return lost(taken, ErrorKind.OUTCOME_UNKNOWN);
        };

    assertCaught(
        () -> trial.take(trial.stored(LARGE).id()), "stored after take ended OUTCOME_UNKNOWN");
  }

  @Test
  void catchesCallsThatWereDoneAlthoughTheySayNot() {
    for (ErrorKind kind : List.of(ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE)) {
      store.create = (paste, now) -> lost(honest().create(paste, now), kind);
      store.take = id -> lost(honest().take(id), kind);
      store.remove = (id, writeId) -> lost(honest().remove(id, writeId), kind);

      assertCaught(() -> trial.create(trial.fresh(SMALL)), "stored after create ended " + kind);
      assertCaught(() -> trial.take(trial.stored(LARGE).id()), "stored after take ended " + kind);
      assertCaught(() -> trial.remove(trial.stored(LARGE)), "stored after remove ended " + kind);
    }
  }

  @Test
  void catchesAFindOfAPart() {
    store.find = id -> honest().find(id).map(PasteTrialTest::half);

    assertCaught(() -> trial.find(trial.stored(LARGE).id()), "find");
  }

  @Test
  void catchesAPeekThatTakes() {
    store.peek = id -> honest().take(id).map(Paste::meta);

    assertCaught(() -> trial.peek(trial.stored(SMALL).id()), "stored after peek");
  }

  @Test
  void catchesARemoveOfAnotherWrite() {
    store.remove = (id, writeId) -> honest().take(id).isPresent();

    assertCaught(
        () -> trial.remove(trial.rival(trial.stored(SMALL), SMALL)),
        "stored after remove returned");
  }

  @Test
  void catchesAListOfWhatIsGone() {
    Paste paste = trial.stored(SMALL);
    assertThat(trial.take(paste.id())).isEmpty();
    store.list = cursor -> new Page<>(List.of(paste.meta()), Optional.empty());

    assertCaught(trial::list, "records of which a list gave some");
  }

  @Test
  void catchesAKindThatNoFaultMayShowAs() {
    store.take = id -> lost(Optional.empty(), ErrorKind.CORRUPT);
    store.find = id -> lost(Optional.empty(), ErrorKind.CORRUPT);

    assertCaught(() -> trial.take(trial.stored(SMALL).id()), "a fault showed as CORRUPT");
    assertCaught(() -> trial.find(trial.stored(SMALL).id()), "a fault showed as CORRUPT");
  }

  /** The store past the faults is asked as well, and may be what is broken. */
  @Test
  void catchesAStoreThatCannotBeReadAfterwards() {
    Store broken = new Store();
    broken.find = id -> lost(Optional.empty(), ErrorKind.CORRUPT);

    assertCaught(
        () -> new PasteTrial(store, () -> broken).create(trial.fresh(SMALL)), "past the faults: ");
  }

  @Test
  void catchesMetadataThatAreNotThoseOfThePaste() {
    Store broken = new Store();
    broken.peek = id -> Optional.of(trial.fresh(SMALL).meta());

    assertCaught(
        () -> new PasteTrial(store, () -> broken).create(trial.fresh(SMALL)),
        "the metadata of what is found");
  }

  /** The second half replaced by zeros, as if some parts had not been written. */
  private static Paste half(Paste paste) {
    byte[] content = paste.content();
    Arrays.fill(content, content.length / 2, content.length, (byte) 0);
    return Paste.of(paste.meta(), content);
  }

  private PasteStore honest() {
    return store.honest().pastes();
  }

  /** A store in memory whose methods can be replaced. */
  private static final class Store extends HonestBackend implements OffersPastes, PasteStore {

    BiFunction<Paste, Instant, Created> create = memory.pastes()::create;
    Function<String, Optional<Paste>> find = memory.pastes()::find;
    Function<String, Optional<PasteMeta>> peek = memory.pastes()::peek;
    Function<String, Optional<Paste>> take = memory.pastes()::take;
    BiPredicate<String, Long> remove = memory.pastes()::remove;
    Function<String, Page<PasteMeta>> list = memory.pastes()::list;

    /** The same memory without its lies; closing memory keeps what it holds. */
    OffersPastes honest() {
      return memory;
    }

    @Override
    public PasteStore pastes() {
      return this;
    }

    @Override
    public Created create(Paste paste, Instant now) {
      return create.apply(paste, now);
    }

    @Override
    public Optional<Paste> find(String id) {
      return find.apply(id);
    }

    @Override
    public Optional<PasteMeta> peek(String id) {
      return peek.apply(id);
    }

    @Override
    public Optional<Paste> take(String id) {
      return take.apply(id);
    }

    @Override
    public boolean remove(String id, long writeId) {
      return remove.test(id, writeId);
    }

    @Override
    public Page<PasteMeta> list(String cursor) {
      return list.apply(cursor);
    }
  }
}
