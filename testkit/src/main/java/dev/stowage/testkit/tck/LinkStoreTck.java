package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/**
 * Every promise of {@link dev.stowage.core.link.LinkStore}, and of a {@link
 * dev.stowage.core.backend.Backend} that offers it.
 *
 * <p>The footprint is compared before and after a create, so nobody but the suites may write to the
 * store while they run; the suites' own tests may run in parallel.
 */
@ResourceLock(
    value = BackendRules.STORE,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
public abstract class LinkStoreTck extends LinkInterruptRules {

  /** For a subclass that says how to reach the store. */
  protected LinkStoreTck() {}

  /**
   * Returns the backend to test; it may serve all tests of a run, and is not closed.
   *
   * @return an opened backend, ready for use
   */
  @Override
  protected abstract OffersLinks backend();

  /**
   * Opens another handle on the same data, as another process would have. Where only one process
   * may open the data at a time ({@link dev.stowage.core.backend.StoreTraits.Sharing#ONE_PROCESS}),
   * and only there, it returns {@link #backend()} itself.
   *
   * @return a backend, which is closed after use unless it is {@link #backend()}
   */
  @Override
  protected abstract OffersLinks secondProcess();

  /**
   * Returns when everything that was stored can be read. It is called before whatever reads back; a
   * store whose reads are at once has nothing to do here.
   */
  @Override
  protected void settle() {}

  /** The footprint counts a link as one record, of the bytes that it has without any encoding. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintCountsLinks() {
    Footprint before = footprint();
    Link lasting = created(fresh());
    Link ending = created(freshEnding());
    assertGrown("two links", before, 2, lasting.logicalBytes() + ending.logicalBytes());
  }

  /** A link that was removed is counted no more. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintForgetsARemovedLink() {
    Link link = created(fresh());
    Footprint before = footprint();
    assertRemoves("it is there", link);
    assertGrown("a remove", before, -1, -link.logicalBytes());
  }

  /** A link that replaced another is counted in its place; one that lost is not counted. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintCountsOneLinkOfAnId() {
    Link link = created(freshEnding());
    Footprint before = footprint();
    Link other = new Link(link.id(), link.target() + "/and/more", ending());
    assertCreated("the id is taken", Created.TAKEN, other, RecordSamples.NOW);
    assertGrown("a create that lost", before, 0, 0);
    replace(link, other, RecordSamples.END);
    assertGrown("9 characters more", before, 0, 9);
  }

  /** What a store of links says of their ends and targets is not that it keeps no links. */
  @Test
  public final void noTraitDeniesThatThereAreLinks() {
    assertThat(backend().traits().expiry())
        .as("the trait of links that expire, in a store that offers links")
        .isNotEqualTo(Expiry.NO_LINKS);
    assertThat(backend().traits().targets())
        .as("the trait of targets, in a store that offers links")
        .isNotEqualTo(Targets.NO_LINKS);
  }

  /** Store, traits, meter and tariff are the same for the life of a backend. */
  @Test
  public final void saysTheSameOfItselfAtEveryCall() {
    assertThat(backend().links()).as("the store").isSameAs(backend().links());
    assertSaysTheSameOfItself();
  }
}
