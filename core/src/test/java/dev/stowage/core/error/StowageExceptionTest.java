package dev.stowage.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StowageExceptionTest {

  @Test
  void saysWhatHappenedWhereToWhatAndWhetherToTryAgain() {
    IOException cause = new IOException("reset");
    StowageException failure =
        new StowageException(ErrorKind.UNAVAILABLE, "append", "temp-1", "the store is away")
            .causedBy(cause);
    assertThat(failure)
        .hasMessage("append temp-1: the store is away (UNAVAILABLE: retry later)")
        .hasCause(cause);
    assertThat(failure.what()).isEqualTo("the store is away");
    assertThat(failure.operation()).isEqualTo("append");
    assertThat(failure.key()).isEqualTo("temp-1");
  }

  @Test
  void leavesOutAKeyThatIsNotThere() {
    assertThat(new StowageException(ErrorKind.INVALID, "layout", "", "it is empty"))
        .hasMessageStartingWith("layout: it is empty");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasAdvice(ErrorKind kind) {
    assertThat(kind.retryAdvice()).matches("(do not retry|retry later|read what is stored).*");
  }
}
