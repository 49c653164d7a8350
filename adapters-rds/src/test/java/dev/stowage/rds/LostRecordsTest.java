package dev.stowage.rds;

import static dev.stowage.testkit.fault.TcpFaultProxy.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.fault.TcpFault;
import dev.stowage.testkit.fault.TcpFaultProxy;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links, pastes and counters whose connection is lost before or after the server has answered. */
class LostRecordsTest {

  private static final RdsConfig CONFIG = Local.config(Local.freshSchema(), SeriesForm.ROW);

  private final TcpFaultProxy line = Local.line();
  private final String id = Records.linkId();
  private RdsBackend backend;

  @BeforeAll
  static void make() {
    RdsBackend.initialise(CONFIG, Local.password(), Local.context());
  }

  @BeforeEach
  void open() {
    backend = Local.open(Local.config(CONFIG.schema(), SeriesForm.ROW, line.port()));
  }

  @AfterEach
  void close() {
    backend.close();
    line.close();
  }

  @ParameterizedTest
  @EnumSource
  void aCreateKnowsItsOwnWork(LostConnectionTest.Cut cut) {
    Link link = Records.link(id, Records.END);
    Link other = Records.link(id, null);

    line.next(containing("INSERT INTO"), cut.fault());
    assertThat(backend.links().create(link, Records.MADE)).isEqualTo(Created.NEW);

    line.next(containing("INSERT INTO"), cut.fault());
    assertThat(backend.links().create(other, Records.MADE)).isEqualTo(Created.TAKEN);
    assertThat(backend.links().find(id)).contains(link);

    line.next(containing("INSERT INTO"), cut.fault());
    assertThat(backend.links().create(other, Records.END))
        .as("over one that has expired")
        .isEqualTo(Created.NEW);
    assertThat(backend.links().find(id)).contains(other);
    assertThat(line.faults()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void aRemoveKnowsItsOwnWork(LostConnectionTest.Cut cut) {
    Link link = Records.link(id, null);
    backend.links().create(link, Records.MADE);
    line.next(containing("DELETE FROM"), cut.fault());

    assertThat(backend.links().remove(id, link.stamp().writeId())).isTrue();

    assertThat(line.faults()).isEqualTo(1);
    assertThat(backend.links().find(id)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aCounterThatIsCreatedKnowsItsOwnWork(LostConnectionTest.Cut cut) {
    line.next(containing("INSERT INTO"), cut.fault());
    assertThat(backend.counters().create(id, 5)).isTrue();

    line.next(containing("INSERT INTO"), cut.fault());
    assertThat(backend.counters().create(id, 7)).isFalse();
    assertThat(backend.counters().value(id)).isEqualTo(OptionalLong.of(5));
    assertThat(line.faults()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void anAddIsNeverSentAgain(LostConnectionTest.Cut cut) {
    backend.counters().create(id, 5);
    line.next(containing("INSERT INTO"), cut.fault());

    assertFails(ErrorKind.OUTCOME_UNKNOWN, () -> backend.counters().add(id, 2));

    assertThat(backend.counters().value(id))
        .isEqualTo(OptionalLong.of(cut == LostConnectionTest.Cut.AFTER_THE_SERVER ? 7 : 5));
  }

  @ParameterizedTest
  @EnumSource
  void aTakeIsNeverSentAgain(LostConnectionTest.Cut cut) {
    Paste paste = Records.paste(Records.pasteId(), 100_000);
    backend.pastes().create(paste, Records.MADE);
    // At first the driver asks for the types of the columns, and nothing is carried out.
    assertThat(backend.pastes().take(Records.pasteId())).isEmpty();
    line.next(sent -> sent[0] == 'B', cut.fault());

    assertFails(ErrorKind.OUTCOME_UNKNOWN, () -> backend.pastes().take(paste.id()));

    assertThat(backend.pastes().find(paste.id()).isPresent())
        .isEqualTo(cut == LostConnectionTest.Cut.BEFORE_THE_SERVER);
  }

  @ParameterizedTest
  @EnumSource
  void aPurgeSaysThatItsCountIsUnknown(LostConnectionTest.Cut cut) {
    backend.links().create(Records.link(id, Records.END), Records.MADE);
    line.next(containing("DELETE FROM"), cut.fault());

    assertFails(ErrorKind.OUTCOME_UNKNOWN, () -> backend.expired().free(Records.END));

    assertThat(backend.expired().free(Records.END))
        .isEqualTo(cut == LostConnectionTest.Cut.BEFORE_THE_SERVER ? 1 : 0);
  }

  /** The server would still find it when the caller has gone on, if nobody ended the session. */
  @Test
  void anAddThatArrivesLateIsNotCarriedOut() throws Exception {
    backend.counters().create(id, 5);
    line.next(containing("INSERT INTO"), TcpFault.holdBack());

    assertFails(ErrorKind.OUTCOME_UNKNOWN, () -> backend.counters().add(id, 2));
    line.deliver();

    assertThat(backend.counters().value(id)).isEqualTo(OptionalLong.of(5));
    assertThat(backend.counters().add(id, 2)).isEqualTo(7);
  }

  @Test
  void aCreateThatIsNeverAnsweredSaysThatNothingIsStored() {
    line.always(TcpFaultProxy.Rule.of(containing("INSERT INTO"), TcpFault.cutBefore()));

    assertFails(
        ErrorKind.UNAVAILABLE, () -> backend.links().create(Records.link(id, null), Records.MADE));

    assertThat(line.faults()).isEqualTo(3);
    assertThat(backend.links().find(id)).isEmpty();
  }

  @Test
  void whatCannotBeReadBackIsUnknown() {
    try (RdsBackend unpooled =
        RdsBackend.open(CONFIG, Local.unpooled(CONFIG, line), Local.context())) {
      line.next(containing("INSERT INTO"), TcpFault.cutAfter());
      line.turnAwayOnceFaulty();

      assertFails(
          ErrorKind.OUTCOME_UNKNOWN,
          () -> unpooled.links().create(Records.link(id, null), Records.MADE));
      assertFails(ErrorKind.UNAVAILABLE, () -> unpooled.counters().add(id, 1));
    }
  }

  private static void assertFails(ErrorKind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(StowageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
