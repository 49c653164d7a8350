package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A conformance class tested: each rule fails on a store that breaks its promise, and on that
 * alone.
 *
 * @param <S> the backend that keeps every promise, of which the broken ones are made
 */
abstract class TckTest<S> {

  abstract Trial<S> trial();

  abstract List<Defect<S>> defects();

  /** Stores that must pass, by what they do; the first of them weakens no promise. */
  abstract Map<String, Supplier<? extends S>> honest();

  @TestFactory
  final Stream<DynamicTest> aBrokenPromiseFailsItsRulesAndNoOther() {
    return defects().stream()
        .map(defect -> dynamicTest(defect.what(), () -> assertFailsItsRules(defect)));
  }

  @TestFactory
  final Stream<DynamicTest> aStoreThatKeepsItsPromisesPasses() {
    return honest().entrySet().stream()
        .map(
            store ->
                dynamicTest(
                    store.getKey(),
                    () -> assertThat(trial().failures(store.getValue())).isEmpty()));
  }

  @Test
  final void everyRuleCatchesSomeDefect() {
    Set<String> caught = new TreeSet<>();
    defects().forEach(defect -> caught.addAll(defect.rules()));
    assertThat(caught).as("rules that some defect fails").isEqualTo(trial().rules());
  }

  @Test
  final void allRulesCanRunAtOnceOnOneStore() {
    assertThat(trial().failuresAtOnce(honest().values().iterator().next())).isEmpty();
  }

  private void assertFailsItsRules(Defect<S> defect) {
    assertThat(trial().failures(defect.store()))
        .as("rules that fail on a store that %s", defect.what())
        .isEqualTo(new TreeSet<>(defect.rules()));
  }
}
