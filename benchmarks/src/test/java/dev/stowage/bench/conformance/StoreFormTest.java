package dev.stowage.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.bench.place.Places;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.StowageException;
import dev.stowage.wiring.Wiring;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StoreFormTest {

  private static final Pattern PARAMETER = Pattern.compile("[?&]([A-Za-z-]+)=");

  static SortedSet<String> schemes() {
    return Places.schemes();
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void everySchemeThatCanBeRunHasAForm(String scheme) {
    assertThat(StoreForm.of(StoreUrl.parse(scheme + ":")).url()).startsWith(scheme + ":");
  }

  /** A scheme with two forms has all its parameters in them together. */
  @ParameterizedTest
  @CsvSource({
    "file,file:DIR?x=y",
    "dynamodb,dynamodb://T?x=y",
    "postgresql,postgresql://H/D?user=u&x=y",
    "s3,s3://B?x=y",
    "timestream,timestream://D?x=y"
  })
  void namesEveryParameterThatTheStoreKnows(String scheme, String wrong) {
    StowageException refused =
        catchThrowableOfType(StowageException.class, () -> Wiring.check(StoreUrl.parse(wrong)));
    String known = refused.what().replaceFirst(".*known are ", "");
    Set<String> named = new TreeSet<>();
    for (StoreForm form : StoreForm.values()) {
      if (form.url().startsWith(scheme + ":")) {
        PARAMETER.matcher(form.url()).results().forEach(each -> named.add(each.group(1)));
      }
    }
    assertThat(named).containsExactlyInAnyOrder(known.split(", "));
  }
}
