package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The conformance classes tested: each rule fails on a store that breaks its promise, and on that
 * alone.
 */
class TckTest {

  @TestFactory
  Stream<DynamicTest> aBrokenPromiseOfSeriesFailsItsRulesAndNoOther() {
    return ofSeries().stream().map(defect -> trial(Trial.OfSeries.class, defect));
  }

  @TestFactory
  Stream<DynamicTest> aBrokenPromiseOfDiscardsFailsItsRulesAndNoOther() {
    return ofDiscards().stream().map(defect -> trial(Trial.OfDiscards.class, defect));
  }

  @Test
  void everyRuleCatchesSomeDefect() {
    assertThat(caught(ofSeries()))
        .as("rules of series that some defect fails")
        .isEqualTo(Trial.rules(Trial.OfSeries.class));
    assertThat(caught(ofDiscards()))
        .as("rules of discarding that some defect fails")
        .isEqualTo(Trial.rules(Trial.OfDiscards.class));
  }

  @Test
  void aStoreThatKeepsEveryPromisePasses() {
    assertPasses(HonestStore::new);
  }

  @Test
  void allRulesCanRunAtOnceOnOneStore() {
    assertThat(Trial.failuresAtOnce(Trial.OfSeries.class, HonestStore::new)).isEmpty();
    assertThat(Trial.failuresAtOnce(Trial.OfDiscards.class, HonestStore::new)).isEmpty();
  }

  @Test
  void aStoreThatOrdersByWriterClocksAndSaysSoPasses() {
    assertPasses(() -> new ClockedStore(ConflictOrder.WRITER_CLOCK, ClockedStore.Stamps.RISING));
  }

  @Test
  void aStoreThatIsReadLateAndSaysSoPasses() {
    assertPasses(LateStore::new);
  }

  @Test
  void aStoreThatRefusesTimesFarAheadAndSaysSoPasses() {
    assertPasses(() -> new BoundedStore(BoundedStore.BOUNDED, BoundedStore.BOUNDED));
  }

  private static List<Defect> ofDiscards() {
    List<Defect> all = new ArrayList<>(DiscardDefects.all());
    all.addAll(AfterDiscardDefects.all());
    return all;
  }

  private static List<Defect> ofSeries() {
    List<Defect> all = new ArrayList<>(DefinitionDefects.all());
    all.addAll(NameDefects.all());
    all.addAll(AppendDefects.all());
    all.addAll(ConflictDefects.all());
    all.addAll(RangeDefects.all());
    all.addAll(ScanDefects.all());
    all.addAll(LatestDefects.all());
    all.addAll(DropDefects.all());
    return all;
  }

  private static DynamicTest trial(Class<?> rules, Defect defect) {
    return dynamicTest(
        defect.what(),
        () ->
            assertThat(Trial.failures(rules, defect.store()))
                .as("rules that fail on a store that %s", defect.what())
                .isEqualTo(new TreeSet<>(defect.rules())));
  }

  private static Set<String> caught(List<Defect> defects) {
    Set<String> caught = new TreeSet<>();
    defects.forEach(defect -> caught.addAll(defect.rules()));
    return caught;
  }

  private static void assertPasses(Supplier<HonestStore> store) {
    assertThat(Trial.failures(Trial.OfSeries.class, store)).as("rules of series").isEmpty();
    assertThat(Trial.failures(Trial.OfDiscards.class, store)).as("rules of discarding").isEmpty();
  }
}
