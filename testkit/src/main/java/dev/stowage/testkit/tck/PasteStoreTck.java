package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Created;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/**
 * Every promise of {@link dev.stowage.core.paste.PasteStore}, and of a {@link
 * dev.stowage.core.backend.Backend} that offers it.
 *
 * <p>The footprint is compared before and after a create, so nobody but the suites may write to the
 * store while they run; the suites' own tests may run in parallel.
 */
@ResourceLock(
    value = BackendRules.STORE,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
public abstract class PasteStoreTck extends PasteInterruptRules {

  /** For a subclass that says how to reach the store. */
  protected PasteStoreTck() {}

  /**
   * Returns the backend to test; it may serve all tests of a run, and is not closed.
   *
   * @return an opened backend, ready for use
   */
  @Override
  protected abstract OffersPastes backend();

  /**
   * Opens another handle on the same data, as another process would have. Where only one process
   * may open the data at a time ({@link dev.stowage.core.backend.StoreTraits.Sharing#ONE_PROCESS}),
   * and only there, it returns {@link #backend()} itself.
   *
   * @return a backend, which is closed after use unless it is {@link #backend()}
   */
  @Override
  protected abstract OffersPastes secondProcess();

  /**
   * Returns when everything that was stored can be read. It is called before whatever reads back; a
   * store whose reads are at once has nothing to do here.
   */
  @Override
  protected void settle() {}

  /** The footprint counts a paste as one record, of the bytes that it has without any encoding. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintCountsPastes() {
    PasteLabel label = new PasteLabel("\u65e5\u672c", null);
    Footprint before = footprint();
    Paste plain =
        created(
            PasteSamples.of(
                new PasteMeta(
                    PasteSamples.freshId(), 0, label, Burn.NEVER, RecordSamples.lasting())));
    Paste large = created(PasteSamples.freshEnding(PasteSamples.LARGE));
    assertGrown(
        "a small paste and a large one",
        before,
        2,
        plain.meta().logicalBytes() + large.meta().logicalBytes());
    clear(List.of(large.meta()));
  }

  /** A paste that was taken or removed is counted no more, nor any part of it. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintForgetsWhatIsGone() {
    Footprint empty = footprint();
    Paste taken = created(PasteSamples.fresh(PasteSamples.LARGE));
    Paste removed = created(PasteSamples.fresh(PasteSamples.SMALL));
    assertTakes("it is there", taken);
    assertGrown("a take", empty, 1, removed.meta().logicalBytes());
    assertRemoves("it is there", removed);
    assertGrown("a take and a remove", empty, 0, 0);
  }

  /** A paste that replaced another is counted in its place; one that lost is not counted. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintCountsOnePasteOfAnId() {
    Paste paste = created(PasteSamples.freshEnding(PasteSamples.LARGE));
    Footprint before = footprint();
    Paste other = PasteSamples.of(paste.id(), PasteSamples.LARGE + 9, RecordSamples.ending());
    assertCreated("the id is taken", Created.TAKEN, other, RecordSamples.NOW);
    assertGrown("a create that lost", before, 0, 0);
    assertCreated("the first has ended", Created.NEW, other, RecordSamples.END);
    assertGrown("9 bytes more", before, 0, 9);
    clear(List.of(other.meta()));
  }

  /** Store, traits, meter and tariff are the same for the life of a backend. */
  @Test
  public final void saysTheSameOfItselfAtEveryCall() {
    assertThat(backend().pastes()).as("the store").isSameAs(backend().pastes());
    assertSaysTheSameOfItself();
  }
}
