package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LocalDynamoDb;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The journey on DynamoDB: what one would have been billed, checked against the known figures. */
class CompareOnDynamoDbTest {

  @Test
  void aGivenTableIsMadeKeptAndRefusedTheSecondTime() {
    String endpoint =
        URLEncoder.encode(LocalDynamoDb.shared().endpoint().toString(), StandardCharsets.UTF_8);
    String line = "dynamodb://given?endpoint=" + endpoint + "&series=block#batch=day";
    assertThat(Cli.run("compare", "--reads", "1", "--store", line).exitCode())
        .isEqualTo(ExitCode.OK);
    Cli again = Cli.run("compare", "--reads", "1", "--store", line);
    assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(again.errorLines()).last().asString().contains("the series temp-1 is there already");
  }
}
