package dev.stowage.bench.cli;

import java.util.Locale;
import java.util.Set;

/** Shows what a run is about to do and asks whether it may, before anything is made. */
final class Consent {

  private static final Set<String> YES = Set.of("y", "yes");

  private Consent() {}

  /**
   * Asks, unless {@code --yes} has answered.
   *
   * @throws CommandException when the estimate is above the limit, or the answer is not yes
   */
  static void require(Undertaking undertaking, AwsOptions options, Console console) {
    undertaking.requireWithinLimit();
    console.err().print(undertaking.text());
    if (!options.yes() && !isYes(console)) {
      throw CommandException.failed(
          "nothing was made; answer y, or give --yes to answer beforehand");
    }
  }

  private static boolean isYes(Console console) {
    return console
        .ask("Go on? [y/N] ")
        .filter(answer -> YES.contains(answer.toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
