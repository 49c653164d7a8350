package dev.stowage.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.counter.Counters;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.DirectHits;
import dev.stowage.core.link.Hits;
import dev.stowage.core.link.LinkPolicy;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.NewLink;
import dev.stowage.core.link.QueuedHits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counting how often links are followed. */
@Timeout(60)
class HitsTest {

  private final BackendContext context = BackendContext.system(new Meter());
  private final MemoryBackend backend = new MemoryBackend(context);

  /** Counts in memory, but each add meets what was put in its way. */
  private final class Disturbed implements CounterStore {
    private final ConcurrentLinkedQueue<Runnable> ahead = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> adds = new ConcurrentLinkedQueue<>();

    Disturbed next(Runnable obstacle) {
      ahead.add(obstacle);
      return this;
    }

    Disturbed next(ErrorKind kind) {
      return next(
          () -> {
            throw new StowageException(kind, "add", "", "planned");
          });
    }

    @Override
    public long add(String name, long delta) {
      adds.add(name + " " + delta);
      Runnable obstacle = ahead.poll();
      if (obstacle != null) {
        obstacle.run();
      }
      return backend.counters().add(name, delta);
    }

    @Override
    public OptionalLong value(String name) {
      return backend.counters().value(name);
    }

    @Override
    public boolean create(String name, long value) {
      return backend.counters().create(name, value);
    }

    @Override
    public Page<Counter> list(String cursor) {
      return backend.counters().list(cursor);
    }
  }

  private final Disturbed store = new Disturbed();

  private Links counting(Hits hits) {
    Links links = new Links(backend.links(), LinkPolicy.PLAIN.withHits(hits), context);
    for (String slug : List.of("one", "two", "_3-")) {
      links.shorten(NewLink.to("https://example.com/").as(slug));
    }
    return links;
  }

  private long hits(String id) {
    return new Counters(backend.counters()).value(Hits.counter(id));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void directHitsAreCountedBeforeTheAnswer() {
    Links links = counting(new DirectHits(new Counters(store)));
    links.follow("one");
    links.follow("one");
    links.follow("_3-");
    links.follow("absent");
    links.find("one");
    assertThat(hits("one")).isEqualTo(2);
    assertThat(hits("_3-")).isEqualTo(1);
    assertThat(backend.counters().list(Page.FIRST).items()).hasSize(2);
  }

  @Test
  void aFailingCountDoesNotFailTheFollow() {
    DirectHits hits = new DirectHits(new Counters(store));
    Links links = counting(hits);
    store.next(ErrorKind.OUTCOME_UNKNOWN).next(ErrorKind.UNAVAILABLE);
    assertThat(links.follow("one").found()).isPresent();
    assertThat(links.follow("one").found()).isPresent();
    assertThat(links.follow("one").found()).isPresent();
    assertThat(hits.lost()).isEqualTo(2);
    assertThat(hits("one")).isOne();
  }

  @Test
  void queuedHitsAreAllCountedWhenTheQueueIsClosed() throws Exception {
    QueuedHits hits = new QueuedHits(new Counters(store), 10);
    Links links = counting(hits);
    List<Thread> visitors = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Thread visitor = new Thread(() -> follow(links, 100));
      visitor.start();
      visitors.add(visitor);
    }
    for (Thread visitor : visitors) {
      visitor.join();
    }
    hits.close();
    hits.close();
    assertThat(hits.lost()).isZero();
    assertThat(hits("one")).isEqualTo(1_600);
    assertThat(hits("two")).isEqualTo(1_600);
  }

  private static void follow(Links links, int times) {
    for (int i = 0; i < times; i++) {
      links.follow("one");
      links.follow("two");
    }
  }

  @Test
  void hitsThatGatherAreOneAdd() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch followed = new CountDownLatch(1);
    store.next(
        () -> {
          started.countDown();
          await(followed);
        });
    try (QueuedHits hits = new QueuedHits(new Counters(store), 10)) {
      Links links = counting(hits);
      links.follow("one");
      await(started);
      follow(links, 50);
      followed.countDown();
    }
    assertThat(store.adds).containsExactly("link.one 1", "link.one 50", "link.two 50");
  }

  @Test
  void aFullQueueLosesWhatIsNotInItAndSaysSo() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch followed = new CountDownLatch(1);
    store.next(
        () -> {
          started.countDown();
          await(followed);
        });
    QueuedHits hits = new QueuedHits(new Counters(store), 1);
    Links links = counting(hits);
    links.follow("_3-");
    await(started);
    links.follow("one");
    links.follow("two");
    links.follow("one");
    assertThat(hits.lost()).isOne();
    followed.countDown();
    hits.close();
    assertThat(hits("_3-")).isOne();
    assertThat(hits("one")).isEqualTo(2);
    assertThat(hits("two")).isZero();
    links.follow("two");
    assertThat(hits.lost()).as("after close").isEqualTo(2);
  }

  @Test
  void whatTheStoreRefusedIsCountedLater() {
    CountDownLatch counted = new CountDownLatch(1);
    store.next(ErrorKind.THROTTLED).next(counted::countDown);
    try (QueuedHits hits = new QueuedHits(new Counters(store), 10)) {
      counting(hits).follow("one");
      await(counted);
      assertThat(hits.lost()).isZero();
    }
    assertThat(hits("one")).isOne();
  }

  @Test
  void whatMayHaveBeenCountedIsNotCountedAgain() {
    store.next(ErrorKind.OUTCOME_UNKNOWN);
    QueuedHits hits = new QueuedHits(new Counters(store), 10);
    counting(hits).follow("one");
    hits.close();
    assertThat(store.adds).containsExactly("link.one 1");
    assertThat(hits.lost()).isOne();
    assertThat(hits("one")).isZero();
  }

  @Test
  void aDefectOfTheStoreLosesOneHitAndEndsNothing() {
    Runnable defect =
        () -> {
          throw new IllegalStateException("planned");
        };
    store.next(defect);
    DirectHits direct = new DirectHits(new Counters(store));
    assertThat(counting(direct).follow("one").found()).isPresent();
    assertThat(direct.lost()).isOne();

    CountDownLatch counted = new CountDownLatch(1);
    store.next(defect).next(counted::countDown);
    QueuedHits queued = new QueuedHits(new Counters(store), 10);
    Links links = new Links(backend.links(), LinkPolicy.PLAIN.withHits(queued), context);
    links.follow("one");
    links.follow("two");
    await(counted);
    queued.close();
    assertThat(queued.lost()).isOne();
    assertThat(hits("two")).isOne();
  }

  @Test
  void closingDoesNotWaitForAStoreThatRefuses() {
    CountDownLatch refused = new CountDownLatch(1);
    store
        .next(
            () -> {
              refused.countDown();
              throw new StowageException(ErrorKind.UNAVAILABLE, "add", "", "planned");
            })
        .next(ErrorKind.UNAVAILABLE);
    QueuedHits hits = new QueuedHits(new Counters(store), 10);
    counting(hits).follow("one");
    await(refused);
    hits.close();
    assertThat(hits.lost() + hits("one")).isOne();
  }

  @Test
  void aQueueHoldsAtLeastOneLink() {
    assertThatThrownBy(() -> new QueuedHits(new Counters(store), 0))
        .hasMessageContaining("a queue of 0 links; at least 1");
  }
}
