package dev.stowage.bench.place;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

  private static final String LOCAL = "endpoint=http%3A%2F%2F127.0.0.1%3A8000";
  private static final String ELSEWHERE = "endpoint=http%3A%2F%2Fminio.example%3A9000";

  private static void check(Terms terms, String url) {
    Places.check(terms, StoreUrl.parse(url), List.of());
  }

  @ParameterizedTest
  @EnumSource
  void anEndpointOnThisMachineIsTakenOnAnyTerms(Terms terms) {
    assertThatCode(() -> check(terms, "dynamodb://readings?" + LOCAL)).doesNotThrowAnyException();
    assertThatCode(() -> check(terms, "s3://readings?" + LOCAL)).doesNotThrowAnyException();
    assertThatCode(() -> check(terms, "timestream://readings?" + LOCAL)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dynamodb://readings",
        "dynamodb://readings?region=eu-west-1",
        "s3://readings?" + ELSEWHERE,
        "timestream://readings"
      })
  void whatMayBeBilledNeedsItsOwnTerms(String url) {
    for (Terms terms : List.of(Terms.KEEP, Terms.REMOVE)) {
      assertThatThrownBy(() -> check(terms, url))
          .hasMessageContaining("AWS would send a bill for it; give --aws");
    }
    assertThatCode(() -> check(Terms.REMOVE_FROM_AWS, url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb:?", "s3:?path-style=true&", "timestream:?"})
  void withoutAPlaceAnEndpointIsForStoresOfTheRunsOwn(String url) {
    for (Terms terms : List.of(Terms.KEEP, Terms.REMOVE)) {
      assertThatThrownBy(() -> check(terms, url + LOCAL)).hasMessageContaining("needs a place");
    }
    assertThatCode(() -> check(Terms.REMOVE_FROM_AWS, url + LOCAL)).doesNotThrowAnyException();
  }

  @Test
  void statementsCostNothingWhereverTheServerIs() {
    for (Terms terms : Terms.values()) {
      assertThatCode(() -> check(terms, "postgresql://db.example.com/app?user=app"))
          .doesNotThrowAnyException();
    }
  }
}
