package dev.stowage.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteRunTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @EnumSource(Port.class)
  void runsEveryRuleOfEachPortOnTheReference(Port port) {
    List<RuleResult> results = run(port, reference(), MINUTE);
    assertThat(results).hasSizeGreaterThan(15).allMatch(RuleResult::passed);
    assertThat(results).extracting(RuleResult::rule).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void tellsHowManyRulesAreDoneOneByOne() {
    List<Integer> done = new ArrayList<>();
    int rules =
        new SuiteRun(subject(reference()), 4, MINUTE)
            .of(Port.COUNTERS, () -> {}, (count, total) -> done.add(total - count))
            .size();
    assertThat(done).hasSize(rules).isSortedAccordingTo((one, other) -> other - one).endsWith(0);
  }

  @Test
  void namesExactlyTheRuleThatAStoreBreaks() {
    assertThat(broken(DefectiveLinks.comparingHalves()))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.rule()).isEqualTo("sparesTheLinkOfAnotherWrite");
              assertThat(result.source()).isEqualTo("LinkStoreTck.sparesTheLinkOfAnotherWrite");
              assertThat(result.sentence()).isEqualTo("spares the link of another write");
              Failure failure = result.failure().orElseThrow();
              assertThat(failure.expected()).endsWith("whether it was removed: value to be false");
              assertThat(failure.seen()).isEqualTo("true");
            });
  }

  @Test
  void showsAnErrorOfTheStoreInTheMidstOfARule() {
    DefectiveLinks throttled =
        new DefectiveLinks(
            (store, id, writeId) -> {
              throw new StowageException(ErrorKind.THROTTLED, "remove", id, "too many at once");
            });
    assertThat(broken(throttled))
        .filteredOn(result -> result.rule().equals("removesALink"))
        .singleElement()
        .satisfies(
            result -> {
              Failure failure = result.failure().orElseThrow();
              assertThat(failure.expected()).isEqualTo("no error");
              assertThat(failure.seen())
                  .startsWith("remove t")
                  .contains("too many at once (THROTTLED");
            });
  }

  @Test
  void cutsOffARuleThatHangsAndGoesOn() {
    CountDownLatch never = new CountDownLatch(1);
    DefectiveLinks hanging =
        new DefectiveLinks(
            (store, id, writeId) -> {
              awaitAnyway(never);
              return false;
            });
    List<RuleResult> results = run(Port.LINKS, hanging, Duration.ofMillis(500));
    never.countDown();
    assertThat(results).hasSameSizeAs(run(Port.LINKS, reference(), MINUTE));
    assertThat(results)
        .filteredOn(result -> result.rule().equals("removesALink"))
        .singleElement()
        .satisfies(
            result -> {
              Failure failure = result.failure().orElseThrow();
              assertThat(failure.expected()).isEqualTo("that the rule comes to its end");
              assertThat(failure.seen()).contains("timed out after 500 milliseconds");
            });
  }

  @Test
  void twoRunsInOneProcessDoNotMix() {
    CompletableFuture<List<RuleResult>> other =
        CompletableFuture.supplyAsync(() -> run(Port.LINKS, reference(), MINUTE));
    assertThat(broken(DefectiveLinks.comparingHalves())).hasSize(1);
    assertThat(other.join()).allMatch(RuleResult::passed);
  }

  @Test
  void beginsNoRuleOnceTheRunIsToEnd() {
    List<Integer> done = new ArrayList<>();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new SuiteRun(subject(reference()), 1, MINUTE)
                    .of(
                        Port.LINKS,
                        () -> {
                          if (done.size() >= 3) {
                            throw new IllegalStateException("the end");
                          }
                        },
                        (count, total) -> done.add(count)))
        .withMessage("the end");
    assertThat(done).hasSizeBetween(3, 5);
  }

  private static List<RuleResult> broken(Backend store) {
    List<RuleResult> results = run(Port.LINKS, store, MINUTE);
    Set<Boolean> outcomes = results.stream().map(RuleResult::passed).collect(Collectors.toSet());
    assertThat(outcomes).containsExactlyInAnyOrder(true, false);
    return results.stream().filter(result -> !result.passed()).toList();
  }

  private static List<RuleResult> run(Port port, Backend store, Duration patience) {
    return new SuiteRun(subject(store), 4, patience).of(port, () -> {}, (done, total) -> {});
  }

  private static Backend reference() {
    return new MemoryBackend(BackendContext.system(new Meter()));
  }

  private static Subject subject(Backend store) {
    return new Subject(store, time -> store, () -> {}, InstantSource.system());
  }

  /** As a store that ignores interrupts. */
  private static void awaitAnyway(CountDownLatch point) {
    boolean waiting = true;
    while (waiting) {
      try {
        point.await();
        waiting = false;
      } catch (InterruptedException ignored) {
        Thread.onSpinWait();
      }
    }
  }
}
