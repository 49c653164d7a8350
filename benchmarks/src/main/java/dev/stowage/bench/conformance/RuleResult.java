package dev.stowage.bench.conformance;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of one rule.
 *
 * @param port whose rule it is
 * @param rule the name of its method in the suite, such as {@code storesANewLink}
 * @param took how long it ran
 * @param broken how the store broke it; null when it was kept
 */
public record RuleResult(Port port, String rule, Duration took, @Nullable Failure broken) {

  private static final Pattern WORD_BEGINS = Pattern.compile("(?=[A-Z])");

  /**
   * Tells whether the store kept the rule.
   *
   * @return false for a failure
   */
  public boolean passed() {
    return broken == null;
  }

  /**
   * Returns how the store broke the rule.
   *
   * @return empty when it was kept
   */
  public Optional<Failure> failure() {
    return Optional.ofNullable(broken);
  }

  /**
   * Returns the rule's name in words.
   *
   * @return such as {@code stores a new link}
   */
  public String sentence() {
    return WORD_BEGINS.matcher(rule).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns where the rule is written down, for a reader of the Javadoc.
   *
   * @return such as {@code LinkStoreTck.storesANewLink}
   */
  public String source() {
    return port.suite().getSuperclass().getSimpleName() + "." + rule;
  }
}
