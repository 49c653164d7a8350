package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.counter.Counter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/**
 * Every promise of {@link dev.stowage.core.counter.CounterStore}, and of a {@link
 * dev.stowage.core.backend.Backend} that offers it.
 *
 * <p>The footprint is compared before and after an add, so nobody but the suites may write to the
 * store while they run; the suites' own tests may run in parallel.
 */
@ResourceLock(
    value = BackendRules.STORE,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
public abstract class CounterStoreTck extends CounterInterruptRules {

  /** For a subclass that says how to reach the store. */
  protected CounterStoreTck() {}

  /**
   * Returns the backend to test; it may serve all tests of a run, and is not closed.
   *
   * @return an opened backend, ready for use
   */
  @Override
  protected abstract OffersCounters backend();

  /**
   * Opens another handle on the same data, as another process would have. Where only one process
   * may open the data at a time ({@link dev.stowage.core.backend.StoreTraits.Sharing#ONE_PROCESS}),
   * and only there, it returns {@link #backend()} itself.
   *
   * @return a backend, which is closed after use unless it is {@link #backend()}
   */
  @Override
  protected abstract OffersCounters secondProcess();

  /**
   * Returns when everything that was stored can be read. It is called before whatever reads back; a
   * store whose reads are at once has nothing to do here.
   */
  @Override
  protected void settle() {}

  /** The footprint counts a counter as one record, of its name and the 8 bytes of its value. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintCountsCounters() {
    Footprint before = footprint();
    String name = created(3);
    store().add(name + ".more", 1);
    long bytes =
        new Counter(name, 3).logicalBytes() + new Counter(name + ".more", 1).logicalBytes();
    assertGrown("two counters", before, 2, bytes);
  }

  /** A counter is one record however often it is added to; a create that is refused is none. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintCountsACounterOnce() {
    String name = created(3);
    Footprint before = footprint();
    store().add(name, 1_000_000);
    store().create(name, 5);
    store().value(name);
    assertGrown("an add, a create that is refused and a read", before, 0, 0);
  }

  /** What a store of counters says of many adds to one is not that it keeps no counters. */
  @Test
  public final void noTraitDeniesThatThereAreCounters() {
    assertThat(backend().traits().hotKey())
        .as("the trait of many adds to one counter, in a store that offers counters")
        .isNotEqualTo(HotKey.NO_COUNTERS);
  }

  /** Store, traits, meter and tariff are the same for the life of a backend. */
  @Test
  public final void saysTheSameOfItselfAtEveryCall() {
    assertThat(backend().counters()).as("the store").isSameAs(backend().counters());
    assertSaysTheSameOfItself();
  }
}
