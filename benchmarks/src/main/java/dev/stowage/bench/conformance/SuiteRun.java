package dev.stowage.bench.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the suite of one port on a store, through JUnit's launcher: the rules are the same classes
 * that an adapter's own tests are made of, so nothing can pass here and fail there. Several rules
 * run at once, for which the suites are written; against a service they mostly wait.
 */
final class SuiteRun {

  private static final LauncherConfig NOTHING_FROM_THE_CLASS_PATH =
      LauncherConfig.builder()
          .enableLauncherSessionListenerAutoRegistration(false)
          .enableLauncherDiscoveryListenerAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .enablePostDiscoveryFilterAutoRegistration(false)
          .build();

  private final Subject subject;
  private final int atOnce;
  private final Duration patience;

  /**
   * Chooses what is run on, and how.
   *
   * @param subject the store
   * @param atOnce how many rules run at once
   * @param patience how long one rule may take
   */
  SuiteRun(Subject subject, int atOnce, Duration patience) {
    this.subject = subject;
    this.atOnce = atOnce;
    this.patience = patience;
  }

  /** Is told how far a suite is. */
  interface Progress {

    /** So many rules are done. Called by many threads, by one at a time. */
    void advance(int done, int total);
  }

  /**
   * Runs the rules of a port that the store offers.
   *
   * @param port the port
   * @param checkpoint throws where the run is to end; looked at before each rule
   * @param progress is told how far it is
   * @return a result for each rule, by their names
   */
  List<RuleResult> of(Port port, Runnable checkpoint, Progress progress) {
    CancellationToken end = CancellationToken.create();
    try (LauncherSession session = LauncherFactory.openSession(NOTHING_FROM_THE_CLASS_PATH)) {
      SubjectOfTheRun.put(session, subject);
      TestPlan rules =
          session
              .getLauncher()
              .discover(
                  LauncherDiscoveryRequestBuilder.discoveryRequest()
                      .selectors(selectClass(port.suite()))
                      .filters(EngineFilter.includeEngines("junit-jupiter"))
                      .enableImplicitConfigurationParameters(false)
                      .configurationParameters(configuration())
                      .build());
      RuleResults results = new RuleResults(port, rules, progress);
      session
          .getLauncher()
          .execute(
              LauncherExecutionRequestBuilder.executionRequest(rules)
                  .listeners(results, new EndOfRun(checkpoint, end))
                  .cancellationToken(end)
                  .build());
      checkpoint.run();
      return results.all();
    }
  }

  private Map<String, String> configuration() {
    return Map.of(
        "junit.jupiter.execution.parallel.enabled", "true",
        "junit.jupiter.execution.parallel.mode.default", "concurrent",
        "junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL",
        "junit.jupiter.execution.parallel.config.strategy", "fixed",
        "junit.jupiter.execution.parallel.config.fixed.parallelism", Integer.toString(atOnce),
        "junit.jupiter.execution.timeout.default", patience.toMillis() + " ms",
        // A thread of its own for each rule: one that ignores its interrupt is left behind.
        "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD");
  }
}
