package dev.stowage.core.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PasteTest {

  private static final String ID = "23456789abcdefghjkmnpq";
  private static final Stamp STAMP =
      new Stamp(Instant.EPOCH, Instant.ofEpochSecond(9), TokenHash.of("t"), 1);

  private static PasteMeta meta(int size) {
    return new PasteMeta(ID, size, PasteLabel.NONE, Burn.NEVER, STAMP);
  }

  @Test
  void cannotBeChangedFromOutside() {
    byte[] content = {1, 2};
    Paste paste = Paste.of(meta(2), content);
    content[0] = 9;
    paste.content()[1] = 9;
    assertThat(paste.content()).containsExactly(1, 2);
  }

  @Test
  void isEqualWhenEveryByteIs() {
    assertThat(Paste.of(meta(1), new byte[] {1}))
        .isEqualTo(Paste.of(meta(1), new byte[] {1}))
        .hasSameHashCodeAs(Paste.of(meta(1), new byte[] {1}))
        .isNotEqualTo(Paste.of(meta(1), new byte[] {2}));
  }

  @Test
  void refusesAContentOfAnotherSizeThanItsMetadataSays() {
    assertThatThrownBy(() -> Paste.of(meta(3), new byte[2]))
        .hasMessageContaining("2 bytes of content, but its metadata says 3");
  }

  @Test
  void fitsUpTo4MiB() {
    assertThatCode(() -> Paste.requireFits((4 << 20) - 1)).doesNotThrowAnyException();
    assertThatCode(() -> Paste.requireFits(4 << 20)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Paste.requireFits((4 << 20) + 1))
        .hasMessageContaining("4194305 bytes")
        .hasMessageContaining("TOO_LARGE");
  }

  @Test
  void hasAnIdOf22CharactersOfTheAlphabet() {
    assertThat(PasteMeta.isId(ID)).isTrue();
    for (String id :
        new String[] {"", ID + "2", ID.substring(1), ID.replace('2', '0'), "../" + ID}) {
      assertThat(PasteMeta.isId(id)).isFalse();
      assertThatThrownBy(() -> PasteMeta.checkId(id)).hasMessageContaining("22 digits and letters");
    }
  }

  @Test
  void hasALabelThatComesBack() {
    assertThat(new PasteLabel("日".repeat(200), "c++").title()).hasSize(200);
    for (String title : new String[] {"", "x".repeat(201), "a\nb", "\u0000", "\ud800"}) {
      assertThatThrownBy(() -> new PasteLabel(title, null)).hasMessageContaining("title");
    }
    for (String language : new String[] {"", "x".repeat(41), "a b", "<b>"}) {
      assertThatThrownBy(() -> new PasteLabel(null, language)).hasMessageContaining("language");
    }
  }

  @Test
  void countsWhatItIs() {
    PasteMeta named = new PasteMeta(ID, 100, new PasteLabel("ü", "c"), Burn.NEVER, STAMP);
    assertThat(named.logicalBytes()).isEqualTo(22 + 100 + 2 + 1 + 8);
  }
}
