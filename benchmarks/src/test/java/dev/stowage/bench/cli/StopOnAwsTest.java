package dev.stowage.bench.cli;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.Main;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A comparison on AWS in a process of its own, told to end while a write of it waits for the
 * service. The environment leads it to an engine on this machine, as it leads the SDK.
 */
class StopOnAwsTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder = Path.of("");

  @Test
  void aStoppedRunRemovesItsTable() throws Exception {
    List<String> before = AwsLine.tables(LocalDynamoDb.shared().endpoint());
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    try (HttpFaultProxy proxy = HttpFaultProxy.to(LocalDynamoDb.shared().endpoint())) {
      proxy.next(awsOperation("PutItem"), HttpFault.none());
      proxy.next(awsOperation("PutItem"), HttpFault.hold(loading, told));
      Path errors = folder.resolve("errors");
      Process run = start(proxy, errors);
      assertThat(loading.await(60, TimeUnit.SECONDS)).as(() -> text(errors)).isTrue();
      assertThat(AwsLine.tables(LocalDynamoDb.shared().endpoint())).hasSize(before.size() + 1);
      run.toHandle().destroy();
      told.countDown();
      assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).isEqualTo(TERMINATED);
      assertThat(text(errors))
          .contains("DynamoDB at " + proxy.endpoint() + ", on this machine and not AWS")
          .contains("\nstowage: stopping; what was made is removed first, for a minute at most\n")
          .containsPattern("\nstowage: spent \\$0\\.0000")
          .endsWith("\nstowage: stopped; what was made for the run has been removed\n");
      assertThat(proxy.seen(awsOperation("DeleteTable"))).isPositive();
      assertThat(AwsLine.tables(LocalDynamoDb.shared().endpoint())).isEqualTo(before);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private Process start(HttpFaultProxy proxy, Path errors) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(AwsLine.readings(folder, 2_000));
    command.addAll(List.of("--store", "dynamodb:#batch=1", "--yes"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", proxy.endpoint().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", AwsLine.CREDENTIALS.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", AwsLine.CREDENTIALS.secretAccessKey()));
    return builder.start();
  }
}
