package dev.stowage.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.backend.StoreTraits.Targets;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StoreTraitsTest {

  @Test
  void saysEachTraitInWordsForReports() {
    assertThat(labels(ReadAfterWrite.values(), ReadAfterWrite::label))
        .containsExactly("at once", "eventual");
    assertThat(labels(ConflictOrder.values(), ConflictOrder::label))
        .containsExactly("the store", "the writer's clock");
    assertThat(labels(HotKey.values(), HotKey::label))
        .containsExactly("each add waits its turn", "bounded tries, then THROTTLED", "no counters");
    assertThat(labels(Expiry.values(), Expiry::label))
        .containsExactly("kept until freed", "refused", "no links");
    assertThat(labels(Targets.values(), Targets::label))
        .containsExactly("any", "up to 2,048 characters, percent-encoded", "no links");
    assertThat(labels(Sharing.values(), Sharing::label)).containsExactly("many", "one at a time");
  }

  private static <T> String[] labels(T[] values, Function<T, String> label) {
    return Arrays.stream(values).map(label).toArray(String[]::new);
  }
}
