package dev.stowage.dynamodb;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.ProxiedResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Removing the table, and telling whether it is there. */
class DynamoDbRemovalTest {

  private final DynamoDbConfig config = Local.config("t-" + UUID.randomUUID(), SeriesForm.ITEM);

  @Test
  void removesTheTableWithEverythingInIt() {
    assertThat(DynamoDbBackend.isThere(config, Local.context())).isFalse();
    DynamoDbBackend.initialise(config, Local.context());
    try (DynamoDbBackend backend = DynamoDbBackend.open(config, Local.context())) {
      backend.counters().add("visits", 7);
      assertThat(DynamoDbBackend.isThere(config, backend.client(), Local.context())).isTrue();

      DynamoDbBackend.remove(config, backend.client(), Local.context());
      DynamoDbBackend.remove(config, backend.client(), Local.context());

      assertThat(DynamoDbBackend.isThere(config, backend.client(), Local.context())).isFalse();
      DynamoDbBackend.initialise(config, Local.context());
      assertThat(backend.counters().value("visits")).as("in the table made anew").isEmpty();
    }
    DynamoDbBackend.remove(config, Local.context());
    assertThat(DynamoDbBackend.isThere(config, Local.context())).isFalse();
  }

  @Test
  void leavesATableThatOnlyBeginsLikeIt() {
    DynamoDbConfig longer = Local.config(config.table() + "-2", SeriesForm.ITEM);
    DynamoDbBackend.initialise(config, Local.context());
    DynamoDbBackend.initialise(longer, Local.context());

    DynamoDbBackend.remove(config, Local.context());

    assertThat(DynamoDbBackend.isThere(longer, Local.context())).isTrue();
  }

  @Test
  void waitsForATableThatIsStillBeingMadeAndUntilItIsGone() {
    DynamoDbBackend.initialise(config, Local.context());
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint())) {
      wire.next(awsOperation("DeleteTable"), Faults.answer(400, "ResourceInUseException"));
      wire.next(awsOperation("DescribeTable"), Faults.answer(400, "ResourceNotFoundException"));
      wire.next(awsOperation("DescribeTable"), HttpFault.none());
      wire.next(awsOperation("DescribeTable"), HttpFault.answer(deleting()));

      DynamoDbBackend.remove(Local.moved(config, wire.endpoint()), hasty());

      assertThat(wire.waiting()).isZero();
      assertThat(wire.seen(awsOperation("DeleteTable"))).isEqualTo(2);
      assertThat(wire.seen(awsOperation("DescribeTable"))).isEqualTo(4);
    }
    assertThat(DynamoDbBackend.isThere(config, Local.context())).isFalse();
  }

  @Test
  void leavesATableWithOtherKeysAsItIs() {
    KeySchemaElement role =
        KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();
    AttributeDefinition type =
        AttributeDefinition.builder()
            .attributeName("id")
            .attributeType(ScalarAttributeType.S)
            .build();
    try (DynamoDbBackend backend = DynamoDbBackend.open(config, Local.context())) {
      backend
          .client()
          .createTable(
              r ->
                  r.tableName(config.table())
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .keySchema(List.of(role))
                      .attributeDefinitions(List.of(type)));

      assertFails(
          ErrorKind.MISCONFIGURED,
          () -> DynamoDbBackend.remove(config, backend.client(), Local.context()),
          "the table has the keys [id]; wanted are pk (string) and sk (binary)");

      assertThat(DynamoDbBackend.isThere(config, Local.context())).isTrue();
      backend.client().deleteTable(r -> r.tableName(config.table()));
    }
  }

  /** Somebody else may make a table of that name as soon as it is free. */
  @Test
  void deletesNothingMoreOnceTheDeletionIsAccepted() {
    DynamoDbBackend.initialise(config, Local.context());
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint())) {
      wire.next(awsOperation("DescribeTable"), HttpFault.none());
      wire.always(awsOperation("DescribeTable"), HttpFault.answer(deleting()));

      assertFails(
          ErrorKind.UNAVAILABLE,
          () -> DynamoDbBackend.remove(Local.moved(config, wire.endpoint()), hasty()),
          "still being deleted; repeat");

      assertThat(wire.seen(awsOperation("DeleteTable"))).isEqualTo(1);
    }
  }

  @Test
  void isRepeatedWhenItsAnswerIsLost() {
    DynamoDbBackend.initialise(config, Local.context());
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint())) {
      wire.next(awsOperation("DeleteTable"), HttpFault.cutBefore());
      wire.next(awsOperation("DeleteTable"), HttpFault.cutAfter());

      DynamoDbBackend.remove(Local.moved(config, wire.endpoint()), hasty());

      assertThat(wire.waiting()).isZero();
    }
    assertThat(DynamoDbBackend.isThere(config, Local.context())).isFalse();
  }

  @Test
  void aServiceThatDoesNotTellIsAnErrorAndNotNo() {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint())) {
      wire.next(awsOperation("DescribeTable"), Faults.answer(400, "AccessDeniedException"));
      wire.next(awsOperation("DescribeTable"), HttpFault.none());
      wire.next(awsOperation("DeleteTable"), Faults.answer(400, "AccessDeniedException"));
      DynamoDbConfig over = Local.moved(config, wire.endpoint());

      assertFails(
          ErrorKind.MISCONFIGURED,
          () -> DynamoDbBackend.isThere(over, hasty()),
          "AWS does not allow it");
      assertFails(
          ErrorKind.MISCONFIGURED,
          () -> DynamoDbBackend.remove(over, hasty()),
          "AWS does not allow it");
    }
    DynamoDbConfig nowhere = Local.moved(config, URI.create("http://127.0.0.1:1"));
    assertFails(
        ErrorKind.UNAVAILABLE, () -> DynamoDbBackend.isThere(nowhere, hasty()), "no connection");
    assertFails(
        ErrorKind.UNAVAILABLE, () -> DynamoDbBackend.remove(nowhere, hasty()), "no connection");
  }

  @Test
  void costsNothing() {
    Meter meter = new Meter();
    DynamoDbBackend.initialise(config, Local.context());

    DynamoDbBackend.remove(config, BackendContext.system(meter));

    assertThat(meter.usage()).isEmpty();
  }

  private ProxiedResponse deleting() {
    return ProxiedResponse.of(
        200,
        "application/x-amz-json-1.0",
        "{\"Table\":{\"TableName\":\"%s\",\"TableStatus\":\"DELETING\"}}"
            .formatted(config.table()));
  }

  /** Draws what makes pauses short. */
  private static BackendContext hasty() {
    return new BackendContext(new Meter(), InstantSource.system(), () -> 0);
  }

  private static void assertFails(ErrorKind kind, ThrowingCallable call, String what) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call)
        .withMessageContaining(what)
        .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }
}
