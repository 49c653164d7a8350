package dev.stowage.core.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasteCodecTest {

  private static final String ID = "23456789abcdefghjkmnpq";
  private static final Stamp STAMP =
      new Stamp(Instant.parse("2025-03-01T12:00:00Z"), null, TokenHash.of("t"), 9);

  private static Paste paste(PasteLabel label, Burn burn, byte[] content) {
    return Paste.of(new PasteMeta(ID, content.length, label, burn, STAMP), content);
  }

  @Test
  void comesBackAsItWasWrittenDown() {
    PasteLabel longest = new PasteLabel("日".repeat(200), "c".repeat(40));
    for (Paste paste :
        List.of(
            paste(PasteLabel.NONE, Burn.NEVER, new byte[0]),
            paste(new PasteLabel("title", null), Burn.AFTER_READING, new byte[] {0, -1, 13, 10}),
            paste(new PasteLabel(null, "java"), Burn.NEVER, new byte[1_000]),
            paste(longest, Burn.AFTER_READING, new byte[] {1}))) {
      byte[] bytes = PasteCodec.encode(paste);
      assertThat(PasteCodec.decode(ID, bytes)).isEqualTo(paste);
      byte[] beginning = Arrays.copyOf(bytes, Math.min(bytes.length, PasteCodec.MAX_HEAD));
      assertThat(PasteCodec.decodeHead(ID, beginning)).isEqualTo(paste.meta());
      assertThat(PasteCodec.encodeHead(paste.meta()).length).isLessThan(PasteCodec.MAX_HEAD);
    }
  }

  @Test
  void beginsWithAHeadOf59BytesAndTheLabel() {
    byte[] bytes =
        PasteCodec.encode(paste(new PasteLabel("ab", "c"), Burn.AFTER_READING, new byte[] {7}));
    assertThat(bytes).hasSize(59 + 3 + 1).startsWith(1, 1).endsWith('a', 'b', 'c', 7);
  }

  @Test
  void tellsDamageByItsId() {
    byte[] whole =
        PasteCodec.encode(paste(new PasteLabel("t", "l"), Burn.NEVER, new byte[] {1, 2}));
    byte[] version = whole.clone();
    version[0] = 9;
    byte[] burn = whole.clone();
    burn[1] = 2;
    byte[] title = whole.clone();
    title[59] = '\n';
    for (byte[] damaged :
        List.of(
            new byte[0],
            Arrays.copyOf(whole, 30),
            Arrays.copyOf(whole, 60),
            Arrays.copyOf(whole, whole.length - 1),
            Arrays.copyOf(whole, whole.length + 1),
            version,
            burn,
            title)) {
      assertThatThrownBy(() -> PasteCodec.decode(ID, damaged))
          .isInstanceOfSatisfying(
              StowageException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
                assertThat(e.key()).isEqualTo(ID);
              });
    }
  }
}
