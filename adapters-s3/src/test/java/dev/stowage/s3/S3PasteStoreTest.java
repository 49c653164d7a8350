package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteCodec;
import dev.stowage.core.record.Created;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What is the pastes' own: the look at the head, and the take. */
class S3PasteStoreTest {

  private final Wire wire = new Wire();
  private final S3Backend plain = Local.fresh();
  private final S3Backend spoilt =
      S3Backend.open(plain.config(), wire.client(), Local.context(), Local.patient(1 << 20, 4));
  private final Paste paste = Sample.paste(100_000);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void peeksAtTheHeadAlone() {
    plain.pastes().create(paste, Sample.NOW);

    assertThat(spoilt.pastes().peek(paste.id())).contains(paste.meta());

    assertThat(wire.seen()).hasSize(1);
    assertThat(wire.seen().get(0).firstMatchingHeader("Range"))
        .contains("bytes=0-" + (PasteCodec.MAX_HEAD - 1));
  }

  @Test
  void takesWithOneReadAndOneConditionalDelete() {
    plain.pastes().create(paste, Sample.NOW);

    assertThat(spoilt.pastes().take(paste.id())).contains(paste);

    assertThat(wire.seen()).hasSize(2);
    assertThat(wire.seen().get(1).firstMatchingHeader("If-Match")).isPresent();
    assertThat(Local.keys(plain.config())).isEmpty();
    assertThat(spoilt.pastes().take(paste.id())).isEmpty();
  }

  @Test
  void sendsADeleteThatConflictsAgain() {
    plain.pastes().create(paste, Sample.NOW);
    wire.next(SdkHttpMethod.DELETE, Wire.answer(409, "ConditionalRequestConflict"));

    assertThat(spoilt.pastes().take(paste.id())).contains(paste);

    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(1);
  }

  @Test
  void getsNothingWhenAnotherTookItFirst() {
    plain.pastes().create(paste, Sample.NOW);
    wire.next(SdkHttpMethod.DELETE, Wire.after(() -> plain.pastes().take(paste.id())));

    assertThat(spoilt.pastes().take(paste.id())).isEmpty();
  }

  @Test
  void takesWhatReplacedAnExpiredPasteMeanwhile() {
    Paste expired = Sample.paste(paste.id(), 7, Sample.END);
    plain.pastes().create(expired, Sample.NOW);
    wire.next(SdkHttpMethod.DELETE, Wire.after(() -> plain.pastes().create(paste, Sample.END)));

    assertThat(spoilt.pastes().take(paste.id())).contains(paste);
  }

  @Test
  void neverTakesAgainWhenTheAnswerWasLost() {
    plain.pastes().create(paste, Sample.NOW);
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_REQUEST);

    Fails.with(ErrorKind.OUTCOME_UNKNOWN, () -> spoilt.pastes().take(paste.id()));

    assertThat(wire.count(SdkHttpMethod.DELETE)).isEqualTo(1);
    assertThat(plain.pastes().take(paste.id())).contains(paste);
  }

  @Test
  void takesNothingThatItCannotRead() {
    byte[] bytes = PasteCodec.encode(paste);
    Local.CLIENT.putObject(
        r -> r.bucket(plain.config().bucket()).key("pastes/" + Keys.escape(paste.id())),
        RequestBody.fromBytes(java.util.Arrays.copyOf(bytes, bytes.length - 1)));

    Fails.with(ErrorKind.CORRUPT, () -> plain.pastes().take(paste.id()));

    assertThat(Local.keys(plain.config())).hasSize(1);
    assertThat(plain.pastes().peek(paste.id())).contains(paste.meta());
  }

  @Test
  void takesContentUpToItsLimit() {
    for (int size : new int[] {0, Paste.MAX_BYTES - 1, Paste.MAX_BYTES}) {
      Paste fits = Sample.paste(size);
      assertThat(plain.pastes().create(fits, Sample.NOW)).isEqualTo(Created.NEW);
      assertThat(plain.pastes().find(fits.id())).isEqualTo(Optional.of(fits));
    }
    wire.forget();
    Fails.with(
        ErrorKind.TOO_LARGE,
        () -> spoilt.pastes().create(Sample.paste(Paste.MAX_BYTES + 1), Sample.NOW));
    assertThat(wire.seen()).isEmpty();
  }
}
