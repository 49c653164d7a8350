package dev.stowage.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the container that was made because the part lies in it. */
class SharedPlaceTest {

  private final BackendContext context = BackendContext.system(new Meter());
  private final List<String> done = new ArrayList<>();
  private boolean isEmpty;

  @TempDir private Path folder = Path.of("");

  @Test
  void aContainerThatWasNotEmptyYetIsTriedAgain() {
    SharedPlace place = made();

    place.remove(context);
    isEmpty = true;
    place.remove(context);

    assertThat(done).containsExactly("part", "container", "part", "container");
  }

  @Test
  void aContainerThatIsGoneIsNotAskedForTwice() {
    SharedPlace place = made();
    isEmpty = true;

    place.remove(context);
    place.remove(context);

    assertThat(done).containsExactly("part", "container", "part");
  }

  /** A directory stands for the container: it is not there, and is made. */
  private SharedPlace made() {
    StoreUrl url = StoreUrl.parse("file:" + folder.resolve("container"));
    SharedPlace place =
        new SharedPlace(new FileAdapter(), url, SharedPlace.Plan.MAKE_CONTAINER, new Recorded());
    place.make(context);
    return place;
  }

  private final class Recorded implements SharedPlace.Removal {

    @Override
    public void removePart(BackendContext context) {
      done.add("part");
    }

    @Override
    public boolean removeContainerIfEmpty(BackendContext context) {
      done.add("container");
      return isEmpty;
    }
  }
}
