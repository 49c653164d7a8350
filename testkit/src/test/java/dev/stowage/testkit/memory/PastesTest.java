package dev.stowage.testkit.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.paste.NewPaste;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.paste.Posted;
import dev.stowage.core.record.Deletion;
import dev.stowage.core.record.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The service over the reference store. */
class PastesTest {

  private static final byte[] TEXT = "<script>\u00fc\r\n\0".getBytes(UTF_8);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-03-01T12:00:00Z"));
  private final BackendContext context = context(new Random(5)::nextLong);
  private final MemoryBackend backend = new MemoryBackend(context);
  private final Pastes pastes = new Pastes(backend.pastes(), context);

  private BackendContext context(LongSupplier chance) {
    return new BackendContext(new Meter(), now::get, chance);
  }

  private byte[] read(Posted posted) {
    return pastes.read(posted.meta().id()).found().orElseThrow().content();
  }

  @Test
  void givesBackWhatWasPosted() {
    Posted posted = pastes.post(TEXT, NewPaste.PLAIN.labelled(new PasteLabel("a title", "html")));
    assertThat(posted.meta().id()).hasSize(22);
    assertThat(posted.meta().size()).isEqualTo(TEXT.length);
    assertThat(read(posted)).isEqualTo(TEXT);
    assertThat(read(posted)).isEqualTo(TEXT);
    assertThat(pastes.peek(posted.meta().id())).isEqualTo(Lookup.found(posted.meta()));
    assertThat(pastes.list(Page.FIRST).items()).containsExactly(posted.meta());
  }

  @Test
  void aBurningPasteIsReadOnce() {
    Posted posted = pastes.post(TEXT, NewPaste.PLAIN.burning());
    assertThat(pastes.peek(posted.meta().id())).isEqualTo(Lookup.found(posted.meta()));
    assertThat(pastes.peek(posted.meta().id())).isEqualTo(Lookup.found(posted.meta()));
    assertThat(read(posted)).isEqualTo(TEXT);
    assertThat(pastes.read(posted.meta().id())).isEqualTo(Lookup.absent());
    assertThat(pastes.peek(posted.meta().id())).isEqualTo(Lookup.absent());
  }

  @Test
  void aBurningPasteStaysWhenNothingCouldBeMadeOfIt() {
    Posted posted = pastes.post(TEXT, NewPaste.PLAIN.burning());
    String id = posted.meta().id();
    assertThatThrownBy(
            () ->
                pastes.read(
                    id,
                    paste -> {
                      throw new IllegalStateException("too long for me");
                    }))
        .hasMessage("too long for me");
    assertThat(pastes.read(id, paste -> paste.content().length).found()).contains(TEXT.length);
    assertThat(pastes.read(id)).isEqualTo(Lookup.absent());
  }

  @Test
  void lookingShowsWhatStaysAndLeavesWhatBurns() {
    byte[] content = {1, 2};
    String plain = pastes.post(content, NewPaste.PLAIN).meta().id();
    String burning =
        pastes
            .post(content, NewPaste.PLAIN.burning().expiringIn(Duration.ofMinutes(1)))
            .meta()
            .id();
    for (int i = 0; i < 2; i++) {
      assertThat(look(plain)).isEqualTo(Lookup.found("2 bytes"));
      assertThat(look(burning)).isEqualTo(Lookup.found("burns"));
      assertThat(look("none")).isEqualTo(Lookup.absent());
    }
    now.updateAndGet(before -> before.plusSeconds(60));
    assertThat(look(burning)).isEqualTo(Lookup.gone());
  }

  private Lookup<String> look(String id) {
    return pastes.look(id, paste -> paste.content().length + " bytes", meta -> "burns");
  }

  @Test
  void anExpiredPasteIsGoneAndDoesNotBurn() {
    Posted posted = pastes.post(TEXT, NewPaste.PLAIN.burning().expiringIn(Duration.ofSeconds(10)));
    now.updateAndGet(before -> before.plusSeconds(10));
    assertThat(pastes.read(posted.meta().id())).isEqualTo(Lookup.gone());
    assertThat(pastes.peek(posted.meta().id())).isEqualTo(Lookup.gone());
    assertThat(backend.footprint().records().value()).isOne();
    assertThat(backend.expired().count(context.clock().instant())).isOne();
    assertThat(backend.expired().free(context.clock().instant())).isOne();
    assertThat(pastes.read(posted.meta().id())).isEqualTo(Lookup.absent());
  }

  @Test
  void takesUpTo4MiB() {
    assertThat(read(pastes.post(new byte[Paste.MAX_BYTES], NewPaste.PLAIN)))
        .isEqualTo(new byte[Paste.MAX_BYTES]);
    assertThatThrownBy(() -> pastes.post(new byte[Paste.MAX_BYTES + 1], NewPaste.PLAIN))
        .hasMessageContaining("4194305 bytes of content; at most 4194304")
        .hasMessageContaining("TOO_LARGE");
    assertThat(read(pastes.post(new byte[0], NewPaste.PLAIN))).isEmpty();
  }

  @Test
  void theTokenOfAPasteDeletesItAndNoOther() {
    Posted first = pastes.post(TEXT, NewPaste.PLAIN);
    Posted other = pastes.post(TEXT, NewPaste.PLAIN.burning());
    String id = first.meta().id();
    assertThat(pastes.delete(other.meta().id(), first.deleteToken())).isEqualTo(Deletion.REFUSED);
    assertThat(pastes.delete(id, first.deleteToken())).isEqualTo(Deletion.DELETED);
    assertThat(pastes.delete(id, first.deleteToken())).isEqualTo(Deletion.ABSENT);
    assertThat(pastes.delete(other.meta().id())).isEqualTo(Deletion.DELETED);
    assertThat(pastes.delete("../x")).isEqualTo(Deletion.ABSENT);
    assertThat(first.toString()).doesNotContain(first.deleteToken());
  }

  @Test
  void looksForNothingUnderATextThatIsNoId() {
    for (String text : new String[] {"", "..", "0".repeat(22), "a".repeat(21), "a".repeat(23)}) {
      assertThat(pastes.read(text)).isEqualTo(Lookup.absent());
      assertThat(pastes.peek(text)).isEqualTo(Lookup.absent());
    }
  }

  @Test
  void givesUpWhenChanceRepeatsItself() {
    Pastes stuck = new Pastes(backend.pastes(), context(() -> 42));
    stuck.post(TEXT, NewPaste.PLAIN);
    assertThatThrownBy(() -> stuck.post(TEXT, NewPaste.PLAIN))
        .hasMessageContaining("3 random ids in a row were taken");
  }
}
