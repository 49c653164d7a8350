package dev.stowage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  private static final List<String> OFFERED = List.of("application/json", "text/csv", "text/html");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON",
        "text/html, application/json;q=0.1",
        "application/json; charset=utf-8",
        "application/json;q=0.001",
        "application/json;q=1.000",
        " application/json ;Q=1 "
      })
  void namesATypeThatIsThere(String header) {
    assertThat(accept(header).names("application/json")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "application/json;q=0",
        "application/json;q=0.000",
        "application/json;q=2",
        "application/json;q=",
        "application/json;q=0.1234",
        "application/jsonp",
        "application/problem+json",
        "json",
        "",
        ",;,",
      })
  void doesNotNameOneThatIsNot(String header) {
    assertThat(accept(header).names("application/json")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|application/json",
        "text/*|text/csv",
        "text/html|text/html",
        "text/csv;q=0.5, text/html;q=0.6|text/html",
        "text/csv;q=0.5, text/html;q=0.5|text/csv",
        "*/*;q=0.1, text/html|text/html",
        "text/*, text/csv;q=0|text/html",
        "*/*, application/json;q=0|text/csv",
        "text/csv;q=0.2, */*;q=0.3|application/json",
      })
  void choosesWhatIsWantedMost(String header, String best) {
    assertThat(accept(header).best(OFFERED)).contains(best);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "*/*;q=0", "text/html;q=0"})
  void choosesNothingWhereNothingIsWanted(String header) {
    assertThat(accept(header).best(OFFERED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",;,", "application", "text/csv;q=high"})
  void choosesTheFirstWhereTheClientSaysNothingThatIsUnderstood(String header) {
    assertThat(accept(header).best(OFFERED)).contains("application/json");
  }

  @Test
  void choosesTheFirstWhereTheClientDoesNotSay() {
    assertThat(Accept.of(Request.of("GET", "/")).best(OFFERED)).contains("application/json");
    assertThat(Accept.of(Request.of("GET", "/")).names("application/json")).isFalse();
  }

  @Test
  void readsAllOfSeveralHeaders() {
    Request request =
        Request.of("GET", "/").with("accept", "text/csv;q=0.5").with("Accept", "text/html");
    assertThat(Accept.of(request).best(OFFERED)).contains("text/html");
    assertThat(Accept.of(request).names("text/csv")).isTrue();
  }

  private static Accept accept(String header) {
    return Accept.of(Request.of("GET", "/").with("Accept", header));
  }
}
