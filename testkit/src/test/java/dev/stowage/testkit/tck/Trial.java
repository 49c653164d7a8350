package dev.stowage.testkit.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.stowage.core.backend.OffersDiscard;
import java.time.InstantSource;
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

/** Runs a conformance class on a store and tells which rules failed. */
final class Trial {

  private static final String PARAMETER = "dev.stowage.testkit.trial";
  private static final ConcurrentHashMap<String, HonestStore> STORES = new ConcurrentHashMap<>();

  private Trial() {}

  /** The rules of a conformance class, by the names of their methods. */
  static Set<String> rules(Class<?> trial) {
    return Arrays.stream(trial.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(java.lang.reflect.Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Runs every rule on a fresh store, one after another, and returns those that failed. */
  static Set<String> failures(Class<?> trial, Supplier<HonestStore> store) {
    return failures(trial, store, Map.of());
  }

  /** Runs every rule on a fresh store, as many at once as there is room for. */
  static Set<String> failuresAtOnce(Class<?> trial, Supplier<HonestStore> store) {
    return failures(
        trial,
        store,
        Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "8"));
  }

  private static Set<String> failures(
      Class<?> trial, Supplier<HonestStore> store, Map<String, String> configuration) {
    String key = UUID.randomUUID().toString();
    STORES.put(key, store.get());
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(trial))
            .configurationParameter(PARAMETER, key)
            .configurationParameters(configuration)
            .execute()
            .testEvents();
    STORES.remove(key);
    tests.assertStatistics(counts -> counts.finished(rules(trial).size()).skipped(0).aborted(0));
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

  /** The rules of series, on the store of the trial. */
  @ExtendWith(Trial.StoreOfTheTrial.class)
  static class OfSeries extends SeriesStoreTck {
    private HonestStore store = new HonestStore();

    @Override
    protected OffersDiscard backend() {
      return store;
    }

    @Override
    protected OffersDiscard secondWriter(InstantSource clock) {
      return store.secondWriter(clock);
    }

    @Override
    protected void settle() {
      store.settle();
    }
  }

  /** The rules of discarding, on the store of the trial. */
  @ExtendWith(Trial.StoreOfTheTrial.class)
  static class OfDiscards extends DiscardsReadingsTck {
    private HonestStore store = new HonestStore();

    @Override
    protected OffersDiscard backend() {
      return store;
    }

    @Override
    protected OffersDiscard secondWriter(InstantSource clock) {
      return store.secondWriter(clock);
    }

    @Override
    protected void settle() {
      store.settle();
    }
  }

  /** Hands each test the store that its run was started with. */
  static final class StoreOfTheTrial implements TestInstancePostProcessor {
    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
      HonestStore store =
          context.getConfigurationParameter(PARAMETER).map(STORES::get).orElseThrow();
      if (test instanceof OfSeries series) {
        series.store = store;
      } else if (test instanceof OfDiscards discards) {
        discards.store = store;
      }
    }
  }
}
