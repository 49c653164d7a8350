package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.bench.place.Place;
import dev.stowage.bench.spend.Estimate;
import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A million writes of DynamoDB cost $1.25 at the old prices. */
class ConsentTest {

  private static final Usage MILLION =
      new Usage(Phase.LOAD, UsageType.DYNAMODB_WRITE, new BigDecimal("1000000"), Basis.MEASURED);
  private static final Estimate ESTIMATE =
      new Estimate(
          Estimate.items("a line", List.of(MILLION), PriceBooks.shipped().find("old")),
          "a rehearsal",
          List.of("Left out: the weather"));

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console answering(String answer) {
    return new Console(
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
        0);
  }

  private void ask(String answer, String... options) {
    AwsOptions given = CommandLine.populateCommand(new AwsOptions(), options);
    Undertaking undertaking =
        new Undertaking(Map.of("a line", new Planned()), ESTIMATE, given.maxUsd());
    Consent.require(undertaking, given, answering(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "y\n", "yes\n", "YES\r\n", " Y \nn\n"})
  void yesGoesOn(String answer) {
    assertThatCode(() -> ask(answer, "--max-usd", "1.25")).doesNotThrowAnyException();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Go on? [y/N] ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "n\n", "yes please\n", "\ny\n", "j\n"})
  void anythingElseEndsBeforeAnythingIsMade(String answer) {
    assertThatThrownBy(() -> ask(answer, "--max-usd", "1.25"))
        .isInstanceOfSatisfying(
            CommandException.class,
            refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessage("nothing was made; answer y, or give --yes to answer beforehand");
  }

  @Test
  void showsPlacesEstimateAndLimitAlsoWhenAnsweredBeforehand() {
    ask("", "--yes", "--max-usd", "1.25");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("To be made, and removed when the run ends or is stopped:\n")
        .containsPattern("a line +table x +Amazon DynamoDB in eu-west-1\n")
        .contains("Estimated by a rehearsal:\n")
        .containsPattern("a line +load +WriteRequestUnits +1,000,000 +WRU +1.250000\n")
        .contains("Together $1.250000; --max-usd 1.25 ends the run, should it be reached.\n")
        .contains("Left out: the weather.\n")
        .doesNotContain("nothing is billed", "Go on?");
  }

  @Test
  void anEstimateAboveTheLimitIsRefusedWhateverTheAnswer() {
    assertThatThrownBy(() -> ask("y\n", "--yes", "--max-usd", "1.24"))
        .hasMessageStartingWith(
            "the run is estimated at $1.250000, above --max-usd 1.24, and nothing was made; ");
    assertThatThrownBy(() -> ask("y\n", "--yes")).hasMessageContaining("above --max-usd 1.00");
    assertThat(err.size()).isZero();
  }

  @Test
  void saysThatNothingIsMadeElsewhereWhereNoLineNeedsIt() {
    Estimate nothing = new Estimate(List.of(), "nothing", List.of());
    assertThat(new Undertaking(Map.of(), nothing, BigDecimal.ONE).text())
        .isEqualTo(
            "Nothing is made but on this machine's engines and in its temporary directories.\n");
  }

  /** A place that nobody makes. */
  private static final class Planned implements Place {

    @Override
    public String engine() {
      return "Amazon DynamoDB in eu-west-1";
    }

    @Override
    public String what() {
      return "table x";
    }

    @Override
    public boolean isBilled() {
      return true;
    }

    @Override
    public boolean given() {
      return false;
    }

    @Override
    public void initialise(BackendContext context) {
      throw new IllegalStateException("made");
    }

    @Override
    public Backend open(BackendContext context) {
      throw new IllegalStateException("opened");
    }

    @Override
    public void close() {}
  }
}
