package dev.stowage.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every answer that {@code openapi.yaml} documents is seen, and is as it says. */
public abstract class AnswerContract {

  static final OpenApi DOCUMENTED = OpenApi.read();
  private static final Map<String, Scenario> SCENARIOS = scenarios();

  private static Map<String, Scenario> scenarios() {
    Map<String, Scenario> all = new HashMap<>();
    Stream.of(
            CounterScenarios.all(),
            HastebinScenarios.all(),
            JourneyScenarios.all(),
            LinksScenarios.all(),
            PagesScenarios.all(),
            PasteScenarios.all(),
            SeriesScenarios.all(),
            ServerScenarios.all())
        .forEach(all::putAll);
    return all;
  }

  /**
   * Serves the interface over empty stores.
   *
   * @return what a scenario is played with
   */
  protected abstract Served served();

  /**
   * Looks at what served a scenario, once that has ended.
   *
   * @param served what {@link #served} returned
   */
  protected void played(Served served) {}

  @Test
  final void everyScenarioIsOfADocumentedAnswer() {
    assertThat(DOCUMENTED.answers().stream().map(OpenApi.Answer::name))
        .containsAll(SCENARIOS.keySet());
  }

  @TestFactory
  final Stream<DynamicTest> everyDocumentedAnswerIsSeen() {
    return DOCUMENTED.answers().stream()
        .filter(answer -> !answer.status().equals("default"))
        .map(answer -> DynamicTest.dynamicTest(answer.name(), () -> see(answer)));
  }

  private void see(OpenApi.Answer answer) {
    Scenario scenario =
        SCENARIOS.getOrDefault(
            answer.name(),
            nothing -> {
              throw new AssertionError("no scenario for " + answer.name());
            });
    Served served = served();
    assertThat(DOCUMENTED.faults(answer, scenario.play(served))).isEmpty();
    played(served);
  }
}
