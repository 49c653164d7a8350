package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LazyPagesTest {

  private static final RecordLayout LAYOUT = RecordLayout.parse("time:42:ms value:8");

  private final Queue<Readings> left = new ArrayDeque<>(List.of(page(1), page(2)));
  private int asked;

  private final LazyPages pages =
      new LazyPages(
          () -> {
            asked++;
            return Optional.ofNullable(left.poll());
          });

  private static Readings page(long time) {
    return Readings.builder(LAYOUT).addRaw(time, 7).build();
  }

  @Test
  void fetchesAPageWhenItIsAskedForAndNotBefore() {
    assertThat(asked).isZero();
    assertThat(pages.hasNext()).isTrue();
    assertThat(pages.hasNext()).isTrue();
    assertThat(asked).isEqualTo(1);
    assertThat(pages.next().raw(0, 0)).isEqualTo(1);
    assertThat(asked).isEqualTo(1);
    assertThat(pages.next().raw(0, 0)).isEqualTo(2);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void asksNoMoreAfterTheEnd() {
    pages.forEachRemaining(page -> assertThat(page.size()).isEqualTo(1));
    assertThat(asked).isEqualTo(3);
    assertThat(pages.hasNext()).isFalse();
    assertThatThrownBy(pages::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the range has no more readings");
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void goesOnInARangeAfterTheLastReadingOfThePageBefore() {
    Readings all = Readings.builder(LAYOUT).addRaw(10, 1).addRaw(20, 2).addRaw(30, 3).build();
    List<List<Long>> ranges = new ArrayList<>();
    LazyPages inRange =
        LazyPages.of(
            new TimeRange(Instant.ofEpochMilli(10), Instant.ofEpochMilli(30)),
            (from, to) -> {
              ranges.add(List.of(from, to));
              Readings found = all.select(i -> all.micros(i) >= from && all.micros(i) < to);
              return found.isEmpty() ? Optional.empty() : Optional.of(found.slice(0, 1));
            });
    assertThat(inRange.next().raw(0, 1)).isEqualTo(1);
    assertThat(inRange.next().raw(0, 1)).isEqualTo(2);
    assertThat(inRange.hasNext()).isFalse();
    assertThat(ranges)
        .containsExactly(
            List.of(10_000L, 30_000L), List.of(10_001L, 30_000L), List.of(20_001L, 30_000L));
  }
}
