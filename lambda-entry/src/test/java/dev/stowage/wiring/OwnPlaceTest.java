package dev.stowage.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a place is made and removed, whatever store it is in. */
class OwnPlaceTest {

  private final BackendContext context = BackendContext.system(new Meter());
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @Test
  void isMadeAndRemovedAndSaysWhat() {
    OwnPlace place = place(new Recorded());
    assertThat(place.url()).isEqualTo(StoreUrl.parse("file:x"));
    assertThat(place.what()).isEqualTo("directory x");

    place.make(context);
    place.make(context);
    place.remove(context);
    place.remove(context);

    assertThat(done).containsExactly("looked", "made", "made", "removed", "removed");
  }

  @Test
  void whatWasNotMadeIsNotRemoved() {
    OwnPlace place = place(new Recorded());
    place.remove(context);
    place.remove(context);
    assertThat(done).isEmpty();
  }

  @Test
  void whatSomebodyElseHasMadeMeanwhileIsNeitherTakenNorRemoved() {
    OwnPlace place =
        place(
            new Recorded() {
              @Override
              public boolean isTaken(BackendContext context) {
                return true;
              }
            });

    assertThatThrownBy(() -> place.make(context))
        .hasMessageContaining("CONFLICT")
        .hasMessageContaining("make directory x: it is there by now, and not of this run");
    place.remove(context);

    assertThat(done).isEmpty();
  }

  @Test
  void whatWasMadeByHalfIsRemoved() {
    OwnPlace place =
        place(
            new Recorded() {
              @Override
              public void make(BackendContext context) {
                super.make(context);
                throw new IllegalStateException("half-way");
              }
            });

    assertThatThrownBy(() -> place.make(context)).hasMessage("half-way");
    place.remove(context);

    assertThat(done).containsExactly("looked", "made", "removed");
  }

  @Test
  void aRemovalThatFailedCanBeRepeated() {
    OwnPlace place =
        place(
            new Recorded() {
              @Override
              public void remove(BackendContext context) {
                super.remove(context);
                if (done.size() == 3) {
                  throw new IllegalStateException("no connection");
                }
              }
            });
    place.make(context);

    assertThatThrownBy(() -> place.remove(context)).hasMessage("no connection");
    place.remove(context);

    assertThat(done).containsExactly("looked", "made", "removed", "removed");
  }

  @Test
  void isNotMadeAnyMoreOnceItWasRemoved() {
    OwnPlace place = place(new Recorded());
    place.remove(context);
    assertThatThrownBy(() -> place.make(context))
        .hasMessageContaining("INVALID")
        .hasMessageContaining("it was removed; plan another");
    assertThat(done).isEmpty();
  }

  /** As when a program is stopped while it makes the place. */
  @Test
  void aRemovalByAnotherThreadWaitsUntilThePlaceIsMade() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OwnPlace place =
        place(
            new Recorded() {
              @Override
              public void make(BackendContext context) {
                making.countDown();
                awaited(goOn);
                super.make(context);
              }
            });
    CompletableFuture<Void> made = CompletableFuture.runAsync(() -> place.make(context));
    assertThat(making.await(10, TimeUnit.SECONDS)).isTrue();
    Thread stopping = new Thread(() -> place.remove(context));
    stopping.start();
    while (stopping.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    assertThat(done).containsExactly("looked");

    goOn.countDown();
    stopping.join();
    made.get(10, TimeUnit.SECONDS);

    assertThat(done).containsExactly("looked", "made", "removed");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static OwnPlace place(OwnPlace.Work work) {
    return new OwnPlace(StoreUrl.parse("file:x"), "directory x", work);
  }

  private class Recorded implements OwnPlace.Work {

    @Override
    public boolean isTaken(BackendContext context) {
      done.add("looked");
      return false;
    }

    @Override
    public void make(BackendContext context) {
      done.add("made");
    }

    @Override
    public void remove(BackendContext context) {
      done.add("removed");
    }
  }
}
