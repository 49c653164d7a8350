package dev.stowage.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a",
        "https://example.com",
        "HTTPS://Example.COM/Path?q=1#part",
        "http://example.com:8080/",
        "http://example.com:65535",
        "http://127.0.0.1/x",
        "http://[::1]:8080/x",
        "https://user:secret@example.com/x",
        "https://example.com?q",
        "https://example.com#f",
        "https://example.com/a|b{c}^d`\"<>'",
        "https://example.com/100%/%zz",
        "https://example.com/straße/日本語?q=ü",
        "https://bücher.example/",
        "https://example.com/@user:1/x@y"
      })
  void takesWhatABrowserWouldFollow(String target) {
    assertThatCode(() -> Target.check(target)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "//example.com",
        "ftp://example.com",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:example.com",
        "https:/example.com",
        "https://",
        "https:///path",
        "https://:80/",
        "https://?q",
        "https://user@/",
        "https://example.com:65536/",
        "https://example.com:port/",
        "https://example.com:/",
        "https://[::1/",
        "https://a]b/",
        " https://example.com",
        "https://example.com/a b",
        "https://example.com/a\tb",
        "https://example.com/a\r\nSet-Cookie: x",
        "https://example.com/\u0000",
        "https://example.com/\u0085",
        "https://example.com/\u00a0",
        "https://example.com/\u2028",
        "https://example.com/\u202e",
        "https://example.com/\ud800",
        "https://evil.com\\@example.com/",
        "https://go.ex%61mple.org/",
        "https://go..example.org/",
        "https://example.org../",
        "https://./",
        "https://\u3002/",
        "https:\\\\example.com"
      })
  void refusesWhatItWouldNot(String target) {
    assertThatThrownBy(() -> Target.check(target))
        .hasMessageStartingWith("link target: ")
        .hasMessageContaining("INVALID");
  }

  @ParameterizedTest
  @CsvSource({
    "https://EXAMPLE.com/x, example.com",
    "https://example.com./x, example.com",
    "https://user:p@example.com:80/x, example.com",
    "https://evil.com@example.com, example.com",
    "https://example.com#@other.com, example.com",
    "https://example.com?@other.com, example.com",
    "https://example.com/@other.com, example.com",
    "https://bücher.example, xn--bcher-kva.example",
    "https://example.org\u3002/x, example.org",
    "https://go\uff0eexample\uff61org/x, go.example.org",
    "http://[2001:DB8::1]:80/, [2001:db8:0:0:0:0:0:1]"
  })
  void readsTheHostAsABrowserDoes(String target, String host) {
    assertThat(Target.host(target)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a",
        "https://go-on.Example.COM/a?b=c#d@e:f",
        "https://example.com?q",
        "https://example.com#f",
        "http://127.1/",
        "https://256.256.0x1.09/",
        "https://xn--bcher-kva.example/",
        "https://-/~!\"|^`{}<>[]%"
      })
  void tellsAtOnceThatAUsualTargetIsRight(String target) {
    assertThat(Target.isPlain(target)).isTrue();
    assertThat(Target.host(target)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {62, 63, 64})
  void tellsAtOnceNoMoreThanTheLongestLabelAllows(int length) {
    String target = "https://" + "a".repeat(length) + ".example/";
    assertThat(Target.isPlain(target)).isEqualTo(length <= 63).isEqualTo(isRight(target));
  }

  @ParameterizedTest
  @ValueSource(ints = {2_039, 2_040, 2_041})
  void tellsAtOnceNoMoreThanTheLongestTargetAllows(int length) {
    String target = "https://example.com/" + "x".repeat(length - 20);
    assertThat(Target.isPlain(target)).isEqualTo(length <= 2_040).isEqualTo(isRight(target));
  }

  /** Only one way is safe: what the short look takes, the long one must take. */
  @Test
  void takesNothingAtOnceThatALongerLookRefuses() {
    Random random = new Random(14);
    int plain = 0;
    for (int i = 0; i < 200_000; i++) {
      String target = hostile(random);
      boolean isPlain = Target.isPlain(target);
      assertThat(isPlain && !isRight(target)).as(target).isFalse();
      plain += isPlain ? 1 : 0;
    }
    assertThat(plain).isBetween(20_000, 180_000);
  }

  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "0",
          "9",
          "-",
          ".",
          "..",
          "xn--",
          "xn--a",
          "0x7f",
          "256",
          "localhost",
          "a.b",
          "/",
          "?",
          "#",
          "@",
          ":",
          ":80",
          "[",
          "]",
          "[::1]",
          "%",
          "%61",
          "\\",
          " ",
          "\t",
          "\r\n",
          "\u0000",
          "\u001f",
          "~",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00fc",
          "\u3002",
          "\u202e",
          "\ud800",
          "_",
          "!",
          "{",
          "\u212a",
          "a".repeat(62),
          "b".repeat(300));

  private static String hostile(Random random) {
    String[] schemes = {"http://", "https://", "https://", "HTTPS://", "http:/", "ftp://", ""};
    StringBuilder target = new StringBuilder(schemes[random.nextInt(schemes.length)]);
    int known = random.nextInt(3) == 0 ? PIECES.size() : 14;
    for (int i = random.nextInt(9); i >= 0; i--) {
      target.append(PIECES.get(random.nextInt(known)));
    }
    return target.toString();
  }

  private static boolean isRight(String target) {
    try {
      Target.host(target);
      return true;
    } catch (StowageException refused) {
      return false;
    }
  }

  @Test
  void takesAsManyCharactersAsAllowedAndNoMore() {
    String most = "https://example.com/" + "ü".repeat(Target.MAX_LENGTH - 20);
    assertThat(most).hasSize(2_040);
    assertThatCode(() -> Target.check(most.substring(1).replaceFirst("ttps", "http")))
        .doesNotThrowAnyException();
    assertThatCode(() -> Target.check(most)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Target.check(most + "x")).hasMessageContaining("2041 characters");
  }
}
