package dev.stowage.bench.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static RecordWorkload workload(int days, long seed, String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("name = test");
    return new RecordWorkload(WorkloadFile.read("test", all), days, seed);
  }

  private static List<Act> acts(RecordWorkload workload) {
    List<Act> acts = new ArrayList<>();
    Replay.of(workload, acts::add);
    return acts;
  }

  private static final String[] MIXED = {
    "links.create = 20",
    "links.follow = 200",
    "links.remove = 10",
    "pastes.create = 10",
    "pastes.read = 40",
    "pastes.burn = 30%",
    "counters.add = 30",
    "counters.names = 3"
  };

  @Test
  void bringsEachOperationSoOftenInTheOrderOfTime() {
    RecordWorkload workload = workload(2, 1, MIXED);

    List<Act> acts = acts(workload);

    Map<Operation, Long> counts = new EnumMap<>(Operation.class);
    acts.forEach(act -> counts.merge(act.operation(), 1L, Long::sum));
    assertThat(counts).isEqualTo(workload.operations());
    assertThat(acts).extracting(Act::micros).isSorted();
    Instant begin = RecordWorkload.FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    assertThat(acts.get(0).micros()).isGreaterThanOrEqualTo(begin.getEpochSecond() * 1_000_000);
    assertThat(acts.get(309).micros()).isLessThan((begin.getEpochSecond() + 86_400) * 1_000_000);
    assertThat(acts.get(310).micros())
        .isGreaterThanOrEqualTo((begin.getEpochSecond() + 86_400) * 1_000_000);
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    assertThat(acts(workload(1, 7, MIXED))).isEqualTo(acts(workload(1, 7, MIXED)));
    assertThat(acts(workload(1, 8, MIXED))).isNotEqualTo(acts(workload(1, 7, MIXED)));
  }

  @Test
  void picksOnlyWhatIsThereAndNumbersWhatIsMadeInItsOrder() {
    for (long seed = 0; seed < 20; seed++) {
      RecordWorkload workload = workload(1, seed, MIXED);
      Set<Integer> links = new HashSet<>();
      int made = 0;
      for (Act act : acts(workload)) {
        switch (act.operation()) {
          case LINKS_CREATE -> {
            assertThat(act.number()).isEqualTo(made++);
            links.add(act.number());
          }
          case LINKS_FOLLOW ->
              assertThat(links.contains(act.number())).isEqualTo(act.answer() == Act.Answer.GIVEN);
          case LINKS_REMOVE ->
              assertThat(links.remove(act.number())).isEqualTo(act.answer() == Act.Answer.GIVEN);
          default -> assertThat(act.number()).isNotNegative();
        }
      }
    }
  }

  @Test
  void aPasteThatBurnsIsReadOnce() {
    RecordWorkload workload =
        workload(1, 3, "pastes.create = 5", "pastes.read = 50", "pastes.burn = 100%");

    List<Act> reads =
        acts(workload).stream().filter(act -> act.operation() == Operation.PASTES_READ).toList();

    assertThat(reads.stream().filter(act -> act.answer() == Act.Answer.GIVEN))
        .extracting(Act::number)
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(5);
    assertThat(reads.stream().filter(act -> act.answer() == Act.Answer.NONE)).isNotEmpty();
  }

  @Test
  void whatHasExpiredIsNotPickedAnyMore() {
    RecordWorkload workload =
        workload(3, 4, "links.create = 10", "links.follow = 500", "links.expire = 100% after 1h");
    Map<Integer, Long> made = new HashMap<>();
    long hour = 3_600_000_000L;
    for (Act act : acts(workload)) {
      if (act.operation() == Operation.LINKS_CREATE) {
        made.put(act.number(), act.micros());
      } else {
        boolean lasts =
            act.micros()
                < -Math.floorDiv(
                        -(Objects.requireNonNull(made.get(act.number())) + hour), 1_000_000L)
                    * 1_000_000;
        assertThat(lasts).isEqualTo(act.answer() == Act.Answer.GIVEN);
      }
    }
  }

  @Test
  void theContentsAreOfTheSizesAskedForAndTheSameEachTime() {
    Materials materials =
        workload(1, 5, "pastes.create = 9", "pastes.size = 1..9", "links.target = 21..2040")
            .materials();
    Set<Integer> sizes = new HashSet<>();
    for (int number = 0; number < 200; number++) {
      assertThat(materials.content(number))
          .hasSize(materials.size(number))
          .isEqualTo(materials.content(number));
      sizes.add(materials.size(number));
      assertThat(materials.link(number).target()).startsWith("https://example.com/");
      assertThat(materials.link(number).target().length()).isBetween(21, 2_040);
    }
    assertThat(sizes).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void weightsSayHowOftenASizeComes() {
    Materials materials =
        workload(1, 5, "pastes.create = 9", "pastes.size = 10:9, 2000..2999:1").materials();
    long large = 0;
    for (int number = 0; number < 10_000; number++) {
      large += materials.size(number) >= 2_000 ? 1 : 0;
    }
    assertThat(large).isBetween(900L, 1_100L);
  }
}
