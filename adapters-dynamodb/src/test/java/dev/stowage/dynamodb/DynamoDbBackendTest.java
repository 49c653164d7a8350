package dev.stowage.dynamodb;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.Page;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.cost.Limit;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class DynamoDbBackendTest {

  @Test
  void initialiseMakesATableOnDemandThatExpiresByX() {
    DynamoDbConfig config = Local.config("t-" + UUID.randomUUID(), SeriesForm.ITEM);

    DynamoDbBackend.initialise(config, Local.context());
    DynamoDbBackend.initialise(config, Local.context());

    try (DynamoDbBackend backend = DynamoDbBackend.open(config, Local.context())) {
      DescribeTableResponse table =
          backend.client().describeTable(r -> r.tableName(config.table()));
      assertThat(table.table().billingModeSummary().billingMode())
          .isEqualTo(BillingMode.PAY_PER_REQUEST);
      assertThat(
              backend
                  .client()
                  .describeTimeToLive(r -> r.tableName(config.table()))
                  .timeToLiveDescription())
          .satisfies(
              expiry -> {
                assertThat(expiry.attributeName()).isEqualTo("x");
                assertThat(expiry.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
              });
    }
  }

  @Test
  void initialiseSwitchesExpiryOnAlthoughTheAnswerIsLost() {
    DynamoDbConfig config = Local.config("t-" + UUID.randomUUID(), SeriesForm.ITEM);
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint())) {
      wire.next(awsOperation("UpdateTimeToLive"), HttpFault.cutAfter());

      DynamoDbBackend.initialise(Local.moved(config, wire.endpoint()), Local.context());

      assertThat(wire.waiting()).isZero();
      assertThat(wire.seen(awsOperation("UpdateTimeToLive"))).isEqualTo(1);
    }
  }

  @Test
  void initialiseRefusesATableThatExpiresByAnotherAttribute() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      String table = backend.config().table();
      for (boolean on : new boolean[] {false, true}) {
        backend
            .client()
            .updateTimeToLive(
                r ->
                    r.tableName(table)
                        .timeToLiveSpecification(
                            t -> t.enabled(on).attributeName(on ? "ttl" : "x")));
      }

      assertMisconfigured(
          () -> DynamoDbBackend.initialise(backend.config(), Local.context()),
          "by the attribute ttl; wanted is x");
    }
  }

  @Test
  void initialiseRefusesATableOfOtherKeys() {
    try (DynamoDbBackend any = Local.fresh(SeriesForm.ITEM)) {
      String table = "t-" + UUID.randomUUID();
      any.client()
          .createTable(
              r ->
                  r.tableName(table)
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .keySchema(
                          KeySchemaElement.builder()
                              .attributeName("pk")
                              .keyType(KeyType.HASH)
                              .build())
                      .attributeDefinitions(
                          AttributeDefinition.builder()
                              .attributeName("pk")
                              .attributeType(ScalarAttributeType.S)
                              .build()));

      assertMisconfigured(
          () -> DynamoDbBackend.initialise(Local.config(table, SeriesForm.ITEM), Local.context()),
          "wanted are pk (string) and sk (binary)");
    }
  }

  @Test
  void aMissingTableShowsAtTheFirstUseAndTheMessageNamesTheCommandThatMakesIt() {
    DynamoDbConfig config = Local.config("t-" + UUID.randomUUID(), SeriesForm.BLOCK);
    try (DynamoDbBackend backend = DynamoDbBackend.open(config, Local.context())) {
      String command = "stowage init " + config.url();
      Series series = Local.series();
      assertMisconfigured(() -> backend.series().define(series), command);
      assertMisconfigured(() -> backend.series().find(series.name()), command);
      assertMisconfigured(() -> backend.series().list(Page.FIRST), command);
      assertMisconfigured(() -> backend.series().append(series, Local.readings(1)), command);
      assertMisconfigured(backend::footprint, command);
      assertMisconfigured(() -> backend.links().create(Records.link(), Records.now()), command);
      assertMisconfigured(() -> backend.links().list(Page.FIRST), command);
      assertMisconfigured(
          () -> backend.pastes().create(Records.paste(1_000_000), Records.now()), command);
      assertMisconfigured(() -> backend.pastes().take(Records.id(22)), command);
      assertMisconfigured(() -> backend.counters().add("visits", 1), command);
    }
  }

  @Test
  void refusesAClientThatRetriesByItself() {
    try (DynamoDbClient retrying = clientBuilder().build()) {
      assertMisconfigured(
          () ->
              DynamoDbBackend.open(
                  Local.config("anytable", SeriesForm.ITEM), retrying, Local.context()),
          "DefaultRetryStrategy.doNotRetry()");
    }
  }

  @Test
  void leavesAClientOpenThatWasPassedIn() {
    DynamoDbConfig config = Local.config("t-" + UUID.randomUUID(), SeriesForm.ITEM);
    try (DynamoDbClient client =
        clientBuilder()
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build()) {
      DynamoDbBackend.initialise(config, client, Local.context());
      DynamoDbBackend backend = DynamoDbBackend.open(config, client, Local.context());
      assertThat(backend.client()).isSameAs(client);

      backend.close();

      assertThat(client.describeTable(r -> r.tableName(config.table())).table().tableName())
          .isEqualTo(config.table());
    }
  }

  @Test
  void saysWhatToSetWhenThereAreNoCredentials() {
    try (DynamoDbClient client =
            clientBuilder()
                .credentialsProvider(
                    AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create()))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        DynamoDbBackend backend =
            DynamoDbBackend.open(
                Local.config("anytable", SeriesForm.ITEM), client, Local.context())) {
      assertMisconfigured(
          () -> backend.series().define(Local.series()),
          "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }
  }

  @Test
  void saysWhatToSetWhenThereIsNoRegion() {
    DynamoDbConfig config =
        new DynamoDbConfig("anytable", null, null, SeriesForm.ITEM, Reads.STRONG);

    assertMisconfigured(
        () ->
            DynamoDbClients.region(
                config,
                () -> {
                  throw SdkClientException.create("no region anywhere");
                }),
        "write region=... in the store URL, or set AWS_REGION");
  }

  @Test
  void theRegionOfTheUrlComesFirst() {
    DynamoDbConfig config =
        new DynamoDbConfig("anytable", "eu-west-1", null, SeriesForm.ITEM, Reads.STRONG);

    assertThat(DynamoDbClients.region(config, () -> Region.US_EAST_1)).isEqualTo(Region.EU_WEST_1);
  }

  @Test
  void itsTraitsFollowItsConfiguration() {
    try (DynamoDbBackend item = Local.open("anytable", SeriesForm.ITEM, Reads.STRONG);
        DynamoDbBackend block = Local.open("anytable", SeriesForm.BLOCK, Reads.EVENTUAL)) {
      assertThat(item.traits().conflictOrder()).isEqualTo(ConflictOrder.STORE);
      assertThat(item.traits().readAfterWrite()).isEqualTo(ReadAfterWrite.AT_ONCE);
      assertThat(block.traits().conflictOrder()).isEqualTo(ConflictOrder.WRITER_CLOCK);
      assertThat(block.traits().readAfterWrite()).isEqualTo(ReadAfterWrite.EVENTUAL);
      assertThat(item.traits().verifiedAgainst()).isEqualTo("DynamoDB Local");
      assertThat(item.tariff().storage()).isEqualTo(UsageType.DYNAMODB_STORAGE);
      assertThat(item.tariff().idle()).isEmpty();
      assertThat(item.tariff().limits())
          .extracting(Limit::most)
          .containsExactly(1_000L, 1_000L, 40_000L);
    }
  }

  private static DynamoDbClientBuilder clientBuilder() {
    return DynamoDbClient.builder()
        .endpointOverride(Local.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(Local.credentials())
        .httpClientBuilder(ApacheHttpClient.builder());
  }

  private static void assertMisconfigured(Runnable call, String advice) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call::run)
        .withMessageContaining(advice)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED));
  }
}
