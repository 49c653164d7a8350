package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogIndexTest {

  /** An entry as a model keeps it: by hash as an unsigned number, then by place. */
  private record Entry(long hash, long place, int end) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong((Entry entry) -> entry.hash() + Long.MIN_VALUE)
          .thenComparingLong(Entry::place);

  /** Few bits of hash: many entries share one, and runs reach beyond the end of the table. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 12, 64})
  void holdsWhatWasAddedReplacedAndRemovedInTheOrderOfHashes(int bits) {
    Random random = new Random(bits);
    LogIndex index = new LogIndex();
    NavigableSet<Entry> model = new TreeSet<>(ORDER);
    for (int step = 1; step <= 6000; step++) {
      boolean growing = step < 3000 || step % 3 == 0;
      if (growing || model.isEmpty()) {
        Entry added = new Entry(hash(random, bits), step, random.nextInt());
        index.add(added.hash(), added.place(), added.end());
        model.add(added);
      } else {
        Entry old = any(model, random);
        model.remove(old);
        if (random.nextInt(3) == 0) {
          Entry moved = new Entry(old.hash(), step, step);
          assertThat(index.replace(old.hash(), old.place(), step, step)).isTrue();
          model.add(moved);
        } else {
          assertThat(index.remove(old.hash(), old.place())).isTrue();
        }
        assertThat(index.contains(old.hash(), old.place())).isFalse();
        assertThat(index.remove(old.hash(), old.place())).isFalse();
      }
      if (step % 500 == 0) {
        assertHolds(index, model);
      }
    }
  }

  private static void assertHolds(LogIndex index, NavigableSet<Entry> model) {
    assertThat(index.size()).isEqualTo(model.size());
    List<Entry> visited = visited(index, 0);
    assertThat(visited).containsExactlyInAnyOrderElementsOf(model);
    assertThat(visited)
        .isSortedAccordingTo(Comparator.comparingLong(entry -> entry.hash() + Long.MIN_VALUE));
    Entry middle = visited.get(visited.size() / 2);
    assertThat(visited(index, middle.hash()))
        .containsExactlyInAnyOrderElementsOf(
            model.stream()
                .filter(entry -> Long.compareUnsigned(entry.hash(), middle.hash()) >= 0)
                .toList());
    assertThat(index.contains(middle.hash(), middle.place())).isTrue();
  }

  private static List<Entry> visited(LogIndex index, long from) {
    List<Entry> visited = new ArrayList<>();
    index.visit(from, (hash, place, end) -> visited.add(new Entry(hash, place, end)));
    return visited;
  }

  private static long hash(Random random, int bits) {
    return bits == 0 ? -1 : random.nextLong() >> (Long.SIZE - bits);
  }

  private static Entry any(NavigableSet<Entry> model, Random random) {
    Entry probe = new Entry(random.nextLong(), 0, 0);
    Entry found = model.ceiling(probe);
    return found == null ? model.first() : found;
  }
}
