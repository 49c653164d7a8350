package dev.stowage.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.records.RecordWorkload;
import dev.stowage.bench.records.WorkloadFile;
import dev.stowage.bench.workload.SimulatedClock;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.Page;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that lost, changed or made up a record must not pass. */
class RecordsExerciseTest {

  private static final RecordWorkload WORKLOAD =
      new RecordWorkload(
          WorkloadFile.read(
              "test",
              List.of(
                  "name = test",
                  "links.create = 9",
                  "links.remove = 3",
                  "pastes.create = 5",
                  "counters.add = 40",
                  "counters.names = 3")),
          1,
          42);

  private final Scratch scratch = new Scratch();
  private final MemoryBackend memory = new MemoryBackend(BackendContext.system(new Meter()));
  private RecordsExercise exercise = exercise("memory:", Roll.Others.NONE);

  private RecordsExercise exercise(String line, Roll.Others others) {
    SimulatedClock clock = new SimulatedClock(RecordWorkload.FIRST_DAY, now -> {});
    Session session = new Session(new Meter(), clock, new Silent(), scratch);
    return new RecordsExercise(WORKLOAD, StoreLine.parse(line), session, others);
  }

  @BeforeEach
  void run() {
    exercise.refuseTaken(memory);
    exercise.perform(memory);
  }

  @AfterEach
  void close() {
    scratch.close();
  }

  private Link firstLink() {
    return memory.links().list(Page.FIRST).items().get(0);
  }

  private PasteMeta firstPaste() {
    return memory.pastes().list(Page.FIRST).items().get(0);
  }

  private String difference() {
    Verification verification = exercise.verify(memory);
    assertThat(verification.passed()).isFalse();
    return String.valueOf(verification.difference());
  }

  @Test
  void passesAStoreThatKeptEverything() {
    assertThat(exercise.verify(memory)).isEqualTo(new Verification(6 + 5 + 3, null));
  }

  @Test
  void findsALinkThatIsLost() {
    Link link = firstLink();
    memory.links().remove(link.id(), link.stamp().writeId());
    assertThat(difference()).isEqualTo("link " + link.id() + ": was made but is absent");
  }

  @Test
  void findsALinkThatLeadsElsewhere() {
    Link link = firstLink();
    replace(new Link(link.id(), "https://example.org/", link.stamp()));
    assertThat(difference()).contains(link.id() + ": leads to https://example.org/, not to ");
  }

  @Test
  void findsALinkThatEndsAtAnotherTime() {
    Link link = firstLink();
    TokenHash token = link.stamp().deleteToken();
    replace(
        new Link(
            link.id(), link.target(), new Stamp(link.stamp().createdAt(), Stamp.LATEST, token, 1)));
    assertThat(difference()).isEqualTo("link " + link.id() + ": ends at " + Stamp.LATEST);
  }

  private void replace(Link by) {
    Link old = memory.links().find(by.id()).orElseThrow();
    memory.links().remove(old.id(), old.stamp().writeId());
    memory.links().create(by, Instant.EPOCH);
  }

  @Test
  void findsALinkThatNobodyMade() {
    Stamp stamp = new Stamp(Instant.EPOCH, null, TokenHash.of("t"), 7);
    memory.links().create(new Link("others", "https://example.org/", stamp), Instant.EPOCH);
    assertThat(difference()).isEqualTo("link others is in the list but was never made");
  }

  @Test
  void leavesOthersRecordsOfAGivenPlaceAlone() {
    MemoryBackend given = new MemoryBackend(BackendContext.system(new Meter()));
    Stamp stamp = new Stamp(Instant.EPOCH, null, TokenHash.of("t"), 7);
    given.links().create(new Link("others", "https://example.org/", stamp), Instant.EPOCH);
    given.counters().add("others", 5);
    RecordsExercise there = exercise("file:given", Roll.Others.MAY_BE_THERE);

    there.refuseTaken(given);
    there.perform(given);

    assertThat(there.verify(given).passed()).isTrue();
    assertThat(given.links().find("others")).isPresent();
    assertThat(given.counters().value("others")).hasValue(5);
  }

  @Test
  void findsAPasteThatHasOtherBytes() {
    PasteMeta meta = firstPaste();
    byte[] content = memory.pastes().find(meta.id()).orElseThrow().content();
    content[7]++;
    memory.pastes().remove(meta.id(), meta.stamp().writeId());
    memory.pastes().create(Paste.of(meta, content), Instant.EPOCH);
    assertThat(difference())
        .isEqualTo("paste " + meta.id() + ": differs from byte 7 of " + content.length + " on");
  }

  @Test
  void findsAPasteThatBurnsThoughItWasNotTo() {
    PasteMeta meta = firstPaste();
    Paste paste = memory.pastes().take(meta.id()).orElseThrow();
    PasteMeta burning =
        new PasteMeta(meta.id(), meta.size(), PasteLabel.NONE, Burn.AFTER_READING, meta.stamp());
    memory.pastes().create(Paste.of(burning, paste.content()), Instant.EPOCH);
    assertThat(difference()).startsWith("paste " + meta.id() + ": came back as PasteMeta[");
  }

  @Test
  void findsACounterThatWasAddedTo() {
    Counter counter = memory.counters().list(Page.FIRST).items().get(0);
    memory.counters().add(counter.name(), 1);
    assertThat(difference())
        .isEqualTo(
            "counter "
                + counter.name()
                + ": stands at "
                + (counter.value() + 1)
                + ", not at "
                + counter.value());
  }

  @Test
  void findsACounterThatNobodyAddedTo() {
    memory.counters().add("others", 0);
    assertThat(difference()).isEqualTo("counter others is in the list but was never made");
  }

  @Test
  void findsARemovedLinkThatCameBack() {
    List<Link> before = memory.links().list(Page.FIRST).items();
    MemoryBackend other = new MemoryBackend(BackendContext.system(new Meter()));
    exercise = exercise("memory:", Roll.Others.NONE);
    exercise.perform(new Forgetting(other));
    before.forEach(link -> assertThat(other.links().find(link.id())).isPresent());
    assertThat(exercise.verify(other).difference()).endsWith("is found but is over");
  }

  private static final class Silent implements Progress {
    @Override
    public void prepare(StoreLine line) {}

    @Override
    public void begin(StoreLine line, String engine) {}

    @Override
    public void advance(Phase phase, long done, long total) {}

    @Override
    public void end(LineResult result) {}
  }

  /** Says that it removes links, and does not. */
  private record Forgetting(MemoryBackend memory)
      implements OffersLinks, OffersPastes, OffersCounters {

    @Override
    public LinkStore links() {
      return new LinkStore() {
        @Override
        public Created create(Link link, Instant now) {
          return memory.links().create(link, now);
        }

        @Override
        public Optional<Link> find(String id) {
          return memory.links().find(id);
        }

        @Override
        public boolean remove(String id, long writeId) {
          return true;
        }

        @Override
        public Page<Link> list(String cursor) {
          return memory.links().list(cursor);
        }
      };
    }

    @Override
    public PasteStore pastes() {
      return memory.pastes();
    }

    @Override
    public CounterStore counters() {
      return memory.counters();
    }

    @Override
    public StoreTraits traits() {
      return memory.traits();
    }

    @Override
    public Meter meter() {
      return memory.meter();
    }

    @Override
    public Tariff tariff() {
      return memory.tariff();
    }

    @Override
    public Footprint footprint() {
      return memory.footprint();
    }

    @Override
    public void close() {}
  }
}
