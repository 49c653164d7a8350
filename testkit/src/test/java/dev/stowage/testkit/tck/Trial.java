package dev.stowage.testkit.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * Runs a conformance class on a store and tells which rules failed.
 *
 * @param <S> the backend that the rules are tried on
 */
final class Trial<S> {

  private static final String PARAMETER = "dev.stowage.testkit.trial";
  private static final ConcurrentHashMap<String, Object> STORES = new ConcurrentHashMap<>();

  private final Class<? extends OnTrial<S>> suite;

  Trial(Class<? extends OnTrial<S>> suite) {
    this.suite = suite;
  }

  /**
   * A conformance class whose backend is that of the trial.
   *
   * @param <S> the backend
   */
  @ExtendWith(StoreOfTheTrial.class)
  interface OnTrial<S> {
    void setStore(S store);
  }

  /** The rules of the conformance class, by the names of their methods. */
  Set<String> rules() {
    return Arrays.stream(suite.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Runs every rule on a fresh store, one after another, and returns those that failed. */
  Set<String> failures(Supplier<? extends S> store) {
    return failures(store, Map.of());
  }

  /** Runs every rule on a fresh store, as many at once as there is room for. */
  Set<String> failuresAtOnce(Supplier<? extends S> store) {
    return failures(
        store,
        Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "8"));
  }

  private Set<String> failures(Supplier<? extends S> store, Map<String, String> configuration) {
    String key = UUID.randomUUID().toString();
    STORES.put(key, store.get());
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(suite))
            .configurationParameter(PARAMETER, key)
            .configurationParameters(configuration)
            .execute()
            .testEvents();
    STORES.remove(key);
    tests.assertStatistics(counts -> counts.finished(rules().size()).skipped(0).aborted(0));
    return tests.failed().stream()
        .map(Trial::methodName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String methodName(Event event) {
    return event
        .getTestDescriptor()
        .getSource()
        .map(source -> ((MethodSource) source).getMethodName())
        .orElseThrow();
  }

  /** Hands each test the store that its run was started with. */
  static final class StoreOfTheTrial implements TestInstancePostProcessor {
    @Override
    @SuppressWarnings("unchecked") // A run is started with a class and a store of one type.
    public void postProcessTestInstance(Object test, ExtensionContext context) {
      ((OnTrial<Object>) test)
          .setStore(context.getConfigurationParameter(PARAMETER).map(STORES::get).orElseThrow());
    }
  }
}
