package dev.stowage.bench.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Collects what came of each rule of a suite. A rule without a result is an error of ours. */
final class RuleResults implements TestExecutionListener {

  private final Port port;
  private final int planned;
  private final SuiteRun.Progress progress;
  private final Map<UniqueId, Long> begun = new HashMap<>();
  private final List<RuleResult> results = new ArrayList<>();
  private @Nullable Throwable broken;

  RuleResults(Port port, TestPlan rules, SuiteRun.Progress progress) {
    this.port = port;
    this.planned = (int) rules.countTestIdentifiers(TestIdentifier::isTest);
    this.progress = progress;
  }

  @Override
  public synchronized void executionStarted(TestIdentifier started) {
    begun.put(started.getUniqueIdObject(), System.nanoTime());
  }

  @Override
  public synchronized void executionFinished(TestIdentifier finished, TestExecutionResult result) {
    if (finished.isTest()) {
      results.add(result(finished, result));
      progress.advance(results.size(), planned);
    } else if (result.getStatus() != Status.SUCCESSFUL) {
      broken = result.getThrowable().orElse(null);
    }
  }

  private RuleResult result(TestIdentifier rule, TestExecutionResult result) {
    long nanos =
        System.nanoTime() - Objects.requireNonNull(begun.get(rule.getUniqueIdObject()), "begun");
    String name =
        rule.getSource()
            .map(source -> ((MethodSource) source).getMethodName())
            .orElseThrow(() -> new IllegalStateException(rule + " is no method"));
    return new RuleResult(
        port,
        name,
        Duration.ofNanos(nanos),
        result.getThrowable().map(FailureReader::read).orElse(null));
  }

  /** Returns a result for each rule, by their names. */
  synchronized List<RuleResult> all() {
    if (planned == 0 || results.size() != planned) {
      throw new IllegalStateException(
          "of " + planned + " rules of " + port.label() + " " + results.size() + " ran", broken);
    }
    return results.stream().sorted(Comparator.comparing(RuleResult::rule)).toList();
  }
}
