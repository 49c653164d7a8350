package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LambdaFailure;
import dev.stowage.testkit.local.LambdaSetup;
import dev.stowage.testkit.local.LocalLambda;
import dev.stowage.testkit.local.LocalPostgres;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong setting ends the init with one line, in what the runtime reports and in the log. */
class InitIT {

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            Map.of("STOWAGE_LINKS", "timestream://d"),
            Pattern.quote(
                "STOWAGE_LINKS: timestream holds no links; use one of dynamodb, file, postgresql,"
                    + " s3")),
        Arguments.of(
            Map.of("STOWAGE_OPEN_WRITES", "true"),
            Pattern.quote(
                "STOWAGE_STORE: no store is named, and a function has no disk that lasts; name one,"
                    + " such as dynamodb://TABLE")),
        Arguments.of(
            Map.of(
                "STOWAGE_STORE",
                LocalPostgres.shared().url() + "&schema=nowhere",
                "STOWAGE_OPEN_WRITES",
                "true"),
            "STOWAGE_STORE: .* the schema nowhere is not there or not whole; run stowage init .*"),
        Arguments.of(
            Map.of(
                "STOWAGE_STORE",
                LocalPostgres.shared().url().replaceFirst("&passwordFile=[^&]*", "")
                    + "&iam=true&sslmode=require",
                "STOWAGE_OPEN_WRITES",
                "true",
                "AWS_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "never-shown"),
            "STOWAGE_STORE: .*[Ss][Ss][Ll].*"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void isSaidInOneLine(Map<String, String> settings, String line) {
    LambdaSetup setup = Functions.setup();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      setup = setup.with(setting.getKey(), setting.getValue());
    }
    LocalLambda function = LocalLambda.start(setup);
    try (function) {
      LambdaFailure failure = function.awaitInit(Functions.LIMIT).orElseThrow();

      assertThat(failure.message()).matches(line).doesNotContain("never-shown");
      function.awaitOutput(said -> said.contains(failure.message()), Functions.LIMIT);
    }
    assertThat(function.output())
        .as("the log has the line, and no stack trace")
        .noneMatch(said -> said.contains("\tat "))
        .noneMatch(said -> said.contains("never-shown"));
  }

  @Test
  void beginsWhereNothingIsWrong() {
    try (Database database = Database.make("init");
        LocalLambda function =
            LocalLambda.start(
                Functions.setup()
                    .with("STOWAGE_STORE", database.url())
                    .with("STOWAGE_OPEN_WRITES", "counters"))) {
      assertThat(function.awaitInit(Functions.LIMIT)).isEmpty();
    }
  }
}
