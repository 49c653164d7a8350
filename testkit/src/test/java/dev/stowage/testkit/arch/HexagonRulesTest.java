package dev.stowage.testkit.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each rule catches its offenders, and nobody else, in a small project made of offenders. */
class HexagonRulesTest {

  private static final String ROOT = "dev.stowage.testkit.arch.offender";
  private static final Pattern OFFENDER =
      Pattern.compile(Pattern.quote(ROOT) + "\\.((?:[a-z]+\\.)+(?:[A-Z]\\w*|package-info))");

  private static final Map<String, Set<String>> OFFENDERS =
      Map.ofEntries(
          Map.entry("core depends on the JDK, JSpecify and itself", Set.of("core.SeesALibrary")),
          Map.entry("adapters never see each other", Set.of("alpha.SeesBeta")),
          Map.entry("adapters see no service", Set.of("alpha.SeesAService")),
          Map.entry(
              "adapters see neither the entry nor the command line", Set.of("alpha.SeesTheEntry")),
          Map.entry("the wiring alone names adapters", Set.of("http.NamesAnAdapter")),
          Map.entry("the command line alone uses the testkit", Set.of("http.UsesTheTestkit")),
          Map.entry("http knows no gateway", Set.of("http.KnowsAGateway")),
          Map.entry("a function knows no server", Set.of("lambda.KnowsAServer")),
          Map.entry(
              "names say something: no util, common, impl, helper, manager",
              Set.of(
                  "core.util.package-info",
                  "core.util.Anything",
                  "core.ThingHelper",
                  "alpha.AlphaImpl")),
          Map.entry("Settings alone reads the environment", Set.of("alpha.ReadsTheEnvironment")),
          Map.entry(
              "the product finds nothing by reflection or ServiceLoader",
              Set.of("core.FindsByName", "alpha.Reflects", "alpha.LoadsServices")),
          Map.entry(
              "nothing answers that it is unsupported: a missing port is a missing type",
              Set.of("alpha.AnswersUnsupported")),
          Map.entry("no public method takes a flag", Set.of("core.TakesAFlag")),
          Map.entry(
              "public classes of core are closed: final, an interface, or with no way to extend",
              Set.of("core.IsOpen")),
          Map.entry(
              "time and chance come from outside, in a BackendContext",
              Set.of("core.ReadsTheClock", "alpha.RollsDice")));

  @Test
  void eachRuleCatchesItsOffendersAndNobodyElse() {
    JavaClasses classes = new ClassFileImporter().importPackages(ROOT);
    Map<String, Set<String>> caught = new TreeMap<>();
    for (ArchRule rule : HexagonRules.under(ROOT)) {
      Set<String> offenders = new TreeSet<>();
      for (String place : rule.evaluate(classes).getFailureReport().getDetails()) {
        Matcher offender = OFFENDER.matcher(place);
        assertThat(offender.find()).as("a place in %s", place).isTrue();
        offenders.add(offender.group(1));
      }
      caught.put(rule.getDescription(), offenders);
    }
    assertThat(caught).isEqualTo(new TreeMap<>(OFFENDERS));
  }

  @Test
  void namesEveryRuleThatIsBroken() {
    JavaClasses testkit = new ClassFileImporter().importPackages(ROOT);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> HexagonRules.check(testkit))
        .withMessageContaining("names say something")
        .withMessageContaining("core.util.Anything")
        .withMessageContaining("alpha.AlphaImpl");
  }

  @Test
  void theTestkitItselfPasses() {
    HexagonRules.check(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stowage"));
  }
}
