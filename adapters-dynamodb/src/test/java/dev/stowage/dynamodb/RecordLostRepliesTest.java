package dev.stowage.dynamodb;

import static dev.stowage.dynamodb.Faults.answer;
import static dev.stowage.dynamodb.Faults.answerAfter;
import static dev.stowage.testkit.fault.HttpFault.cutAfter;
import static dev.stowage.testkit.fault.HttpFault.cutBefore;
import static dev.stowage.testkit.fault.HttpFault.cutInside;
import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of links, pastes and counters when the answer to a write is lost. */
class RecordLostRepliesTest {

  private static final int LARGE = Upload.MOST_CONTENT + 1;

  private final HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
  private final DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM);
  private final DynamoDbBackend other = Local.direct(backend);

  @AfterEach
  void close() {
    other.close();
    backend.close();
    wire.close();
  }

  static Stream<HttpFault> losses() {
    return Stream.of(
        cutBefore(),
        cutAfter(),
        cutInside(),
        answer(500, "InternalServerError"),
        answerAfter(500, "InternalServerError"),
        answerAfter(503, "ServiceUnavailable"));
  }

  /** The request is carried out, something else happens, and the answer is lost. */
  private static HttpFault lostAfter(Runnable event) {
    return exchange -> {
      exchange.forward();
      event.run();
      return Optional.empty();
    };
  }

  /** Something else happens and the request is lost. */
  private static HttpFault lostBefore(Runnable event) {
    return exchange -> {
      event.run();
      return Optional.empty();
    };
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aCreatedLinkIsNew(HttpFault loss) {
    Link link = Records.link();
    wire.next(awsOperation("PutItem"), loss);

    assertThat(backend.links().create(link, Records.now())).isEqualTo(Created.NEW);
    assertThat(wire.seen(awsOperation("PutItem"))).isEqualTo(2);
    assertThat(other.links().find(link.id())).contains(link);
  }

  @Test
  void aLinkThatCameInBetweenIsAnothersAndStays() {
    Link mine = Records.link();
    Link theirs = Records.link(mine.id(), 50);
    wire.next(
        awsOperation("PutItem"), lostBefore(() -> other.links().create(theirs, Records.now())));

    assertThat(backend.links().create(mine, Records.now())).isEqualTo(Created.TAKEN);
    assertThat(other.links().find(mine.id())).contains(theirs);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aRemovedLinkWasThereAndAnotherInItsPlaceStays(HttpFault loss) {
    Link link = Records.link();
    Link next = Records.link(link.id(), 50);
    other.links().create(link, Records.now());
    wire.next(awsOperation("DeleteItem"), loss);

    assertThat(backend.links().remove(link.id(), link.stamp().writeId())).isTrue();
    assertThat(other.links().find(link.id())).isEmpty();

    other.links().create(link, Records.now());
    wire.next(
        awsOperation("DeleteItem"), lostAfter(() -> other.links().create(next, Records.now())));
    assertThat(backend.links().remove(link.id(), link.stamp().writeId())).isTrue();
    assertThat(other.links().find(link.id())).contains(next);
  }

  @Test
  void createsAndRemovesThatAreNeverAnsweredAreUnknown() {
    Link link = Records.link();
    Paste paste = Records.paste(100);
    wire.always(awsOperation("PutItem"), cutAfter()).always(awsOperation("DeleteItem"), cutAfter());

    Local.assertKind(ErrorKind.OUTCOME_UNKNOWN, () -> backend.links().create(link, Records.now()));
    Local.assertKind(ErrorKind.OUTCOME_UNKNOWN, () -> backend.links().remove(link.id(), 1));
    Local.assertKind(
        ErrorKind.OUTCOME_UNKNOWN, () -> backend.pastes().create(paste, Records.now()));
    Local.assertKind(ErrorKind.OUTCOME_UNKNOWN, () -> backend.pastes().remove(paste.id(), 1));
    Local.assertKind(
        ErrorKind.OUTCOME_UNKNOWN, () -> backend.counters().create(Records.counter(), 1));
  }

  /** The entry of the upload, its parts, the head. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100, LARGE})
  void aPasteIsStoredWhicheverAnswerIsLost(int size) {
    losses()
        .forEach(
            loss -> {
              for (int request = 1; request <= 4; request++) {
                Paste paste = Records.paste(size);
                for (int before = 1; before < request; before++) {
                  wire.next(r -> true, HttpFault.none());
                }
                wire.next(r -> true, loss);

                assertThat(backend.pastes().create(paste, Records.now())).isEqualTo(Created.NEW);
                wire.heal();
                assertThat(other.pastes().find(paste.id())).contains(paste);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {100, LARGE})
  void aRemovedPasteWasThereAndAnotherInItsPlaceStays(int size) {
    Paste paste = Records.paste(size);
    Paste next = Records.paste(paste.id(), size, null);
    other.pastes().create(paste, Records.now());
    wire.next(
        awsOperation("DeleteItem"), lostAfter(() -> other.pastes().create(next, Records.now())));

    assertThat(backend.pastes().remove(paste.id(), paste.meta().stamp().writeId())).isTrue();
    assertThat(other.pastes().find(paste.id())).contains(next);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aTakeIsNeverSentAgain(HttpFault loss) {
    Paste paste = Records.paste(100);
    other.pastes().create(paste, Records.now());
    wire.next(awsOperation("DeleteItem"), loss);

    Local.assertKind(ErrorKind.OUTCOME_UNKNOWN, () -> backend.pastes().take(paste.id()));
    assertThat(wire.seen(awsOperation("DeleteItem"))).isEqualTo(1);
    other.pastes().find(paste.id()).ifPresent(left -> assertThat(left).isEqualTo(paste));
  }

  @Test
  void aTakeWhoseContentCannotBeReadIsUnknownAndLeavesTheParts() {
    Paste paste = Records.paste(LARGE);
    other.pastes().create(paste, Records.now());
    wire.always(awsOperation("Query"), answer(400, "ThrottlingException"));

    Local.assertKind(ErrorKind.OUTCOME_UNKNOWN, () -> backend.pastes().take(paste.id()));
    assertThat(other.pastes().find(paste.id())).isEmpty();
    assertThat(Local.items(other)).as("the parts and their entry").hasSize(3);
  }

  @Test
  void aTakeWhosePartsCannotBeDeletedHasThePaste() {
    Paste taken = Records.paste(LARGE);
    Paste removed = Records.paste(LARGE);
    other.pastes().create(taken, Records.now());
    other.pastes().create(removed, Records.now());
    wire.always(awsOperation("BatchWriteItem"), cutBefore());

    assertThat(backend.pastes().take(taken.id())).contains(taken);
    assertThat(backend.pastes().remove(removed.id(), removed.meta().stamp().writeId())).isTrue();
    assertThat(other.pastes().take(taken.id())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void anAddIsNeverSentAgain(HttpFault loss) {
    String name = Records.counter();
    other.counters().add(name, 10);
    wire.next(awsOperation("UpdateItem"), loss);

    Local.assertKind(ErrorKind.OUTCOME_UNKNOWN, () -> backend.counters().add(name, 5));
    assertThat(wire.seen(awsOperation("UpdateItem"))).isEqualTo(1);
    assertThat(other.counters().value(name).orElseThrow()).isIn(10L, 15L);
    assertThat(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MODELLED))
        .isEqualByComparingTo("1");
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aCreatedCounterIsNew(HttpFault loss) {
    String name = Records.counter();
    wire.next(awsOperation("PutItem"), loss);

    assertThat(backend.counters().create(name, 7)).isTrue();
    assertThat(other.counters().value(name)).isEqualTo(OptionalLong.of(7));
    assertThat(backend.counters().create(name, 8)).isFalse();
  }

  @Test
  void aCounterThatWasCreatedAndAddedToBeforeItsAnswerWasLostIsNew() {
    String name = Records.counter();
    wire.next(awsOperation("PutItem"), lostAfter(() -> other.counters().add(name, 1)));

    assertThat(backend.counters().create(name, 7)).isTrue();
    assertThat(other.counters().value(name)).isEqualTo(OptionalLong.of(8));
  }

  @Test
  void aCounterThatOthersMadeInBetweenIsNotOurs() {
    String added = Records.counter();
    wire.next(awsOperation("PutItem"), lostBefore(() -> other.counters().add(added, 7)));
    assertThat(backend.counters().create(added, 7)).isFalse();

    String created = Records.counter();
    wire.next(awsOperation("PutItem"), lostBefore(() -> other.counters().create(created, 7)));
    assertThat(backend.counters().create(created, 7)).isFalse();
  }

  @Test
  void whatProvesThatNothingWasDoneIsSentAgain() {
    String name = Records.counter();
    Paste paste = Records.paste(100);
    other.pastes().create(paste, Records.now());
    for (String operation : new String[] {"UpdateItem", "DeleteItem"}) {
      wire.next(awsOperation(operation), answer(400, "ThrottlingException"))
          .next(awsOperation(operation), answer(400, "ProvisionedThroughputExceededException"));
    }

    assertThat(backend.counters().add(name, 5)).isEqualTo(5);
    assertThat(backend.pastes().take(paste.id())).contains(paste);
  }

  @Test
  void throttlingThatDoesNotEndIsThrottledAndNothingIsDone() {
    String name = Records.counter();
    Link link = Records.linkFor(Duration.ofHours(1));
    Paste paste = Records.paste(100);
    other.pastes().create(paste, Records.now());
    wire.always(r -> true, answer(400, "ThrottlingException"));

    Local.assertKind(ErrorKind.THROTTLED, () -> backend.counters().add(name, 5));
    Local.assertKind(ErrorKind.THROTTLED, () -> backend.pastes().take(paste.id()));
    Local.assertKind(ErrorKind.THROTTLED, () -> backend.links().create(link, Records.now()));
    Local.assertKind(ErrorKind.THROTTLED, () -> backend.links().find(link.id()));
    assertThat(other.counters().value(name)).isEmpty();
    assertThat(other.pastes().find(paste.id())).contains(paste);
    assertThat(other.links().find(link.id())).isEmpty();
  }

  @Test
  void aReadThatIsNeverAnsweredIsUnavailable() {
    wire.always(r -> true, cutAfter());

    Local.assertKind(ErrorKind.UNAVAILABLE, () -> backend.links().find(Records.id(7)));
    Local.assertKind(ErrorKind.UNAVAILABLE, () -> backend.links().list(""));
    Local.assertKind(ErrorKind.UNAVAILABLE, () -> backend.pastes().find(Records.id(22)));
    Local.assertKind(ErrorKind.UNAVAILABLE, () -> backend.pastes().peek(Records.id(22)));
    Local.assertKind(ErrorKind.UNAVAILABLE, () -> backend.counters().value(Records.counter()));
  }
}
