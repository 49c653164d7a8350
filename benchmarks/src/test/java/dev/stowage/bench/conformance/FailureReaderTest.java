package dev.stowage.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReaderTest {

  private static final String TAKEN = taken().getMessage() + "";

  private static StowageException taken() {
    return new StowageException(ErrorKind.CONFLICT, "define", "s-1", "it has another layout");
  }

  /** A check as the suites write it, what was expected and what was seen. */
  record Check(ThrowingCallable check, String expected, String seen) {}

  static Stream<Check> checks() {
    return Stream.of(
        new Check(
            () -> assertThat(3L).as("the value after 4 adds").isEqualTo(4L),
            "the value after 4 adds: 4L",
            "3L"),
        new Check(
            () -> assertThat("one row is missing").as("the others stay").isEqualTo(""),
            "the others stay",
            "\"one row is missing\""),
        new Check(
            () -> assertThat(Optional.empty()).as("the link").contains("a"),
            "the link: Optional to contain: \"a\"",
            "empty."),
        new Check(
            () -> assertThat(Optional.of("b")).as("a free id").isEmpty(),
            "a free id: an empty Optional",
            "containing value: \"b\""),
        new Check(
            () -> assertThat(List.of("NEW", "NEW")).as("one wins").containsOnlyOnce("NEW"),
            "one wins: to contain only once: [\"NEW\"]",
            "some elements were found more than once: [\"NEW\"]; in [\"NEW\", \"NEW\"]"),
        new Check(
            () -> assertThat(List.of(1, 2)).as("all once").containsExactlyInAnyOrder(1, 3),
            "all once: to contain exactly in any order: [1, 3]",
            "elements not found: [3] and elements not expected: [2]; in [1, 2]"),
        new Check(
            () -> assertThat(false).as("whether it was removed").isTrue(),
            "whether it was removed: value to be true",
            "false"),
        new Check(
            () -> assertThat(List.of()).as("adds that were answered").hasSize(2),
            "adds that were answered: size: 2",
            "0 in: []"),
        new Check(
            () ->
                assertThatExceptionOfType(StowageException.class)
                    .as("4 MiB at most; the answer is TOO_LARGE")
                    .isThrownBy(() -> {}),
            "4 MiB at most; the answer is TOO_LARGE",
            "no error: the call succeeded"),
        new Check(
            () ->
                assertThatExceptionOfType(StowageException.class)
                    .as("a bad id; the answer is INVALID")
                    .isThrownBy(
                        () -> {
                          throw new IllegalStateException("boom");
                        }),
            "a bad id; the answer is INVALID: actual throwable to be an instance of:"
                + " dev.stowage.core.error.StowageException",
            "java.lang.IllegalStateException: boom"),
        new Check(
            () ->
                assertThatCode(
                        () -> {
                          throw taken();
                        })
                    .as("the same layout again")
                    .doesNotThrowAnyException(),
            "the same layout again: code not to raise a throwable",
            "caught \"dev.stowage.core.error.StowageException: " + TAKEN));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void readsWhatWasExpectedAndSeen(Check check) {
    Failure failure = FailureReader.read(catchThrowable(check.check()));
    assertThat(failure.seen()).startsWith(check.seen()).doesNotContain("\tat ", "FailureReader");
    assertThat(failure.expected()).startsWith(check.expected());
    assertThat(failure.message()).contains("[");
  }

  @Test
  void anErrorOfTheStoreIsItsOneLine() {
    Failure failure = FailureReader.read(taken());
    assertThat(failure.expected()).isEqualTo("no error");
    assertThat(failure.seen()).isEqualTo(TAKEN);
  }

  @Test
  void anErrorOnOneOfManyThreadsIsShownWithItsCause() {
    Failure failure = FailureReader.read(new AssertionError("one of 64 threads failed", taken()));
    assertThat(failure.expected()).isEqualTo("no error");
    assertThat(failure.seen()).isEqualTo("one of 64 threads failed: " + TAKEN);
    assertThat(failure.message()).contains("caused by", "it has another layout");
  }

  @Test
  void aRuleThatIsCutOffDidNotEnd() {
    Failure failure = FailureReader.read(new TimeoutException("x() timed out after 5 minutes"));
    assertThat(failure.expected()).isEqualTo("that the rule comes to its end");
    assertThat(failure.seen()).isEqualTo("x() timed out after 5 minutes");
  }

  @Test
  void aLongValueIsCutAndItsLengthTold() {
    Throwable thrown =
        catchThrowable(() -> assertThat("x".repeat(4 << 20)).as("a paste").isEqualTo("y"));
    Failure failure = FailureReader.read(thrown);
    assertThat(failure.seen()).hasSizeLessThan(500).contains("characters)");
    assertThat(failure.message()).hasSizeLessThan(21_000).contains("characters)");
  }

  @Test
  void aTextOfNoKnownFormIsWhatWasSeen() {
    Failure failure = FailureReader.read(new AssertionError("[a promise] \nsomething else"));
    assertThat(Map.of(failure.expected(), failure.seen()))
        .isEqualTo(Map.of("a promise", "something else"));
  }
}
