package dev.stowage.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The architecture as one call: what may depend on what, and what no class does.
 *
 * <pre>{@code
 * HexagonRules.check(
 *     new ClassFileImporter()
 *         .withImportOption(new ImportOption.DoNotIncludeTests())
 *         .importPackages("dev.stowage"));
 * }</pre>
 *
 * <p>Each rule is shown offenders that it must catch, and a rule without one fails the build,
 * because a rule that nothing can break is decoration.
 */
public final class HexagonRules {

  private HexagonRules() {}

  /**
   * Checks all rules on the packages under {@code dev.stowage}.
   *
   * @param classes every product class, without tests
   * @throws AssertionError naming each rule that is broken and each place that breaks it
   */
  public static void check(JavaClasses classes) {
    StringBuilder broken = new StringBuilder();
    for (ArchRule rule : under("dev.stowage")) {
      EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
      if (result.hasViolation()) {
        broken.append(result.getFailureReport()).append(System.lineSeparator());
      }
    }
    if (!broken.isEmpty()) {
      throw new AssertionError(broken.toString());
    }
  }

  /**
   * Returns all rules, each described by a sentence.
   *
   * @param root the package whose subpackages are the parts: {@code core}, {@code http}, {@code
   *     lambda}, {@code serve}, {@code wiring}, {@code bench}, {@code testkit}; any other is an
   *     adapter
   * @return the rules
   */
  static List<ArchRule> under(String root) {
    Parts parts = new Parts(root);
    DescribedPredicate<JavaClass> product =
        parts.adapters().or(parts.in("core", "http", "lambda", "serve", "wiring"));
    return List.of(
        coreStandsAlone(parts),
        adaptersNeverMeet(parts),
        adaptersSeeNoService(parts),
        adaptersSeeNoEntry(parts),
        theWiringAloneNamesAdapters(parts),
        toolsAloneUseTheTestkit(parts),
        httpKnowsNoGateway(parts),
        aFunctionKnowsNoServer(parts),
        namesSaySomething(parts),
        settingsAloneReadsTheEnvironment(parts),
        nothingIsFoundByReflection(product),
        nothingIsUnsupported(product),
        noPublicMethodTakesAFlag(product),
        coreIsClosed(parts),
        timeAndChanceComeFromOutside(parts));
  }

  private static ArchRule coreStandsAlone(Parts parts) {
    return classes()
        .that(parts.in("core"))
        .should()
        .onlyDependOnClassesThat(
            parts.in("core").or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..")))
        .as("core depends on the JDK, JSpecify and itself");
  }

  private static ArchRule adaptersNeverMeet(Parts parts) {
    return classes()
        .that(parts.adapters())
        .should(new SeesNoOtherAdapter(parts))
        .as("adapters never see each other");
  }

  private static ArchRule adaptersSeeNoService(Parts parts) {
    return noClasses()
        .that(parts.adapters())
        .should()
        .dependOnClassesThat(parts.services())
        .as("adapters see no service");
  }

  private static ArchRule adaptersSeeNoEntry(Parts parts) {
    return noClasses()
        .that(parts.adapters())
        .should()
        .dependOnClassesThat(parts.in("http", "lambda", "serve", "wiring", "bench"))
        .as("adapters see neither the entry nor the command line");
  }

  private static ArchRule theWiringAloneNamesAdapters(Parts parts) {
    return noClasses()
        .that(parts.any())
        .and(not(parts.adapters()))
        .and(not(parts.in("wiring")))
        .should()
        .dependOnClassesThat(parts.adapters())
        .as("the wiring alone names adapters");
  }

  private static ArchRule toolsAloneUseTheTestkit(Parts parts) {
    return noClasses()
        .that(parts.any())
        .and(not(parts.in("testkit", "bench")))
        .should()
        .dependOnClassesThat(parts.in("testkit"))
        .as("the command line alone uses the testkit");
  }

  private static ArchRule httpKnowsNoGateway(Parts parts) {
    return noClasses()
        .that(parts.in("http"))
        .should()
        .dependOnClassesThat(
            parts.in("lambda", "serve").or(resideInAnyPackage("com.amazonaws..", "com.sun..")))
        .as("http knows no gateway");
  }

  private static ArchRule aFunctionKnowsNoServer(Parts parts) {
    return noClasses()
        .that(parts.in("lambda"))
        .should()
        .dependOnClassesThat(parts.in("serve").or(resideInAnyPackage("org.eclipse.jetty..")))
        .as("a function knows no server");
  }

  private static ArchRule namesSaySomething(Parts parts) {
    return noClasses()
        .that(parts.any())
        .should()
        .haveNameMatching(".*(Utils?|Common|Impl|Helpers?|Manager)(\\$.*)?")
        .orShould()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..")
        .as("names say something: no util, common, impl, helper, manager");
  }

  private static ArchRule settingsAloneReadsTheEnvironment(Parts parts) {
    return noClasses()
        .that(parts.any())
        .and(not(parts.just("wiring.Settings")))
        .should()
        .accessTargetWhere(target("java\\.lang\\.System\\.getenv\\(.*"))
        .as("Settings alone reads the environment");
  }

  private static ArchRule nothingIsFoundByReflection(DescribedPredicate<JavaClass> product) {
    return noClasses()
        .that(product)
        .should()
        .accessTargetWhere(
            target(
                "java\\.lang\\.reflect\\..*|java\\.util\\.ServiceLoader\\..*"
                    + "|java\\.lang\\.Class\\.(forName|newInstance|get(Declared)?"
                    + "(Method|Field|Constructor)s?)\\(.*"))
        .as("the product finds nothing by reflection or ServiceLoader");
  }

  private static ArchRule nothingIsUnsupported(DescribedPredicate<JavaClass> product) {
    return noClasses()
        .that(product)
        .should()
        .accessTargetWhere(target("java\\.lang\\.UnsupportedOperationException\\.<init>.*"))
        .as("nothing answers that it is unsupported: a missing port is a missing type");
  }

  private static ArchRule noPublicMethodTakesAFlag(DescribedPredicate<JavaClass> product) {
    return noMethods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(product)
        .should()
        .haveRawParameterTypes(
            describe(
                "a flag", types -> types.stream().anyMatch(t -> t.getName().equals("boolean"))))
        .as("no public method takes a flag");
  }

  private static ArchRule coreIsClosed(Parts parts) {
    return noClasses()
        .that(parts.in("core"))
        .and()
        .arePublic()
        .should(be(describe("open", HexagonRules::isOpen)))
        .as("public classes of core are closed: final, an interface, or with no way to extend");
  }

  private static boolean isOpen(JavaClass type) {
    return !type.isInterface()
        && !type.getModifiers().contains(JavaModifier.FINAL)
        && type.getConstructors().stream()
            .anyMatch(
                constructor ->
                    constructor.getModifiers().contains(JavaModifier.PUBLIC)
                        || constructor.getModifiers().contains(JavaModifier.PROTECTED));
  }

  private static ArchRule timeAndChanceComeFromOutside(Parts parts) {
    return noClasses()
        .that(parts.adapters().or(parts.in("core")))
        .and(not(parts.just("core.backend.BackendContext")))
        .should()
        .accessTargetWhere(
            target(
                "java\\.time\\.\\w+\\.(now\\(\\)|system.*)"
                    + "|java\\.lang\\.(System\\.currentTimeMillis|Math\\.random)\\(\\)"
                    + "|java\\.util\\.(UUID\\.randomUUID|Random\\.<init>)\\(\\)"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)"
                    + "|java\\.security\\.SecureRandom\\.<init>.*"))
        .as("time and chance come from outside, in a BackendContext");
  }

  private static DescribedPredicate<JavaAccess<?>> target(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return describe(
        "target " + pattern,
        access -> compiled.matcher(access.getTarget().getFullName()).matches());
  }
}
