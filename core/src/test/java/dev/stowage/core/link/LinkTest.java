package dev.stowage.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinkTest {

  private static final Stamp STAMP =
      new Stamp(
          Instant.parse("2025-03-01T12:00:00Z"),
          Instant.parse("2025-03-02T12:00:00Z"),
          TokenHash.of("t"),
          -5);
  private static final Link LINK = new Link("abc", "https://example.com/ü", STAMP);

  @Test
  void comesBackAsItWasWrittenDown() {
    assertThat(Link.decode("abc", LINK.encode())).isEqualTo(LINK);
    assertThat(LINK.encode()).hasSize(1 + 50 + 22);
  }

  @Test
  void takesForAnIdWhatTheRuleSays() {
    Pattern rule = Pattern.compile("[A-Za-z0-9_-]{3,64}");
    for (int length : new int[] {0, 2, 3, 4, 63, 64, 65}) {
      String id = "aZ0-_".repeat(13).substring(0, length);
      assertThat(Link.isId(id)).isEqualTo(length >= 3 && length <= 64);
    }
    for (char c = 0; c < 0x2100; c++) {
      for (String id : new String[] {"ab" + c, c + "ab", "a" + c + "b", "ab" + c + "\n"}) {
        assertThat(Link.isId(id)).as(id).isEqualTo(rule.matcher(id).matches());
      }
    }
  }

  @Test
  void countsWhatItIs() {
    assertThat(LINK.logicalBytes()).isEqualTo(3 + 22 + 8);
  }

  @Test
  void tellsDamageByItsId() {
    byte[] version = LINK.encode();
    version[0] = 2;
    byte[] expiry = LINK.encode();
    expiry[14] = -1;
    byte[] target = LINK.encode();
    target[51] = 'x';
    for (byte[] damaged :
        new byte[][] {{}, Arrays.copyOf(LINK.encode(), 50), version, expiry, target}) {
      assertThatThrownBy(() -> Link.decode("abc", damaged))
          .isInstanceOfSatisfying(
              StowageException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
                assertThat(e.key()).isEqualTo("abc");
              });
    }
  }

  @Test
  void hasAnIdOfThreeTo64Characters() {
    for (String id : new String[] {"abc", "A_-9", "a".repeat(64)}) {
      assertThat(new Link(id, "http://a", STAMP).id()).isEqualTo(id);
    }
    for (String id : new String[] {"", "ab", "a".repeat(65), "a.b", "a/b", "äöü", "abc\n"}) {
      assertThatThrownBy(() -> new Link(id, "http://a", STAMP))
          .hasMessageContaining("3 to 64 of A-Z a-z 0-9 _ -");
    }
  }
}
