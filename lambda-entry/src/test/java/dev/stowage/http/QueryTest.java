package dev.stowage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

  @ParameterizedTest
  @CsvSource({
    "100%25 👋, '100% 👋'",
    "👋%F0%9F%91%8B👋, 👋👋👋",
    "%C3%BCü€, üü€",
  })
  void keepsWhatIsNotEncodedBesideWhatIs(String given, String decoded) {
    assertThat(Query.parse("content=" + given).value("content")).contains(decoded);
  }

  @Test
  void refusesHalfAPairBesideWhatIsEncoded() {
    assertThatThrownBy(() -> Query.parse("content=%25\ud83d"))
        .hasMessageContaining("half of a surrogate pair");
  }

  @Test
  void takesAQueryApart() {
    Query query = Query.parse("&a=1+2&&b&=c&d=e=f&g%20h=%C3%BC\u00fc&");
    assertThat(query.value("a")).contains("1 2");
    assertThat(query.value("b")).contains("");
    assertThat(query.value("")).contains("c");
    assertThat(query.value("d")).contains("e=f");
    assertThat(query.value("g h")).contains("\u00fc\u00fc");
    assertThat(query.value("z")).isEmpty();
  }

  @Test
  void takesAsManyParametersAsAllowedAndNoMore() {
    assertThatCode(() -> Query.parse("&a".repeat(100))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Query.parse("&a".repeat(101)))
        .hasMessageContaining("more than 100 parameters");
  }
}
