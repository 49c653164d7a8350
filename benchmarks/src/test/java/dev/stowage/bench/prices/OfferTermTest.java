package dev.stowage.bench.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.cost.PriceBand;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The prices of a product: each rule of ranges, currencies, units and dates. */
class OfferTermTest {

  private static OfferTerm term(OfferJson product) {
    return OfferJson.read(product.json()).offers().get(0).terms().get(0);
  }

  private static void refuses(OfferJson product, String what) {
    assertThatThrownBy(() -> OfferJson.read(product.json()))
        .isInstanceOfSatisfying(
            StowageException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
              assertThat(refused.what())
                  .startsWith("AmazonS3 TimedStorage-ByteHrs (STORAGE): ")
                  .contains(what);
            });
  }

  @Test
  void sortsRangesByTheirBeginning() {
    OfferTerm term =
        term(
            OfferJson.storage()
                .priced("GB-Mo", "9", "Inf", "0.5")
                .priced("GB-Mo", "0", "2", "0.0000000000")
                .priced("GB-Mo", "2", "9", "0.7"));

    assertThat(term.bands())
        .extracting(PriceBand::usd)
        .containsExactly(BigDecimal.ZERO, new BigDecimal("0.7"), new BigDecimal("0.5"));
    assertThat(term.end()).isEmpty();
  }

  @Test
  void readsTheNamesOfRangesThatTheDocumentationHas() {
    Map<String, Object> documented = new LinkedHashMap<>();
    documented.put("unit", "GB-Mo");
    documented.put("startingRange", "0");
    documented.put("endingRange", "Inf");
    documented.put("pricePerUnit", Map.of("USD", "0.0230000000"));

    assertThat(term(OfferJson.storage().dimension(documented)).bands())
        .containsExactly(new PriceBand(BigDecimal.ZERO, null, new BigDecimal("0.023")));
  }

  @Test
  void keepsWhereTheListTellsNoPriceAbove() {
    assertThat(term(OfferJson.storage().priced("GB-Mo", "0", "512000", "0.02")).end())
        .contains(new BigDecimal("512000"));
  }

  @Test
  void takesDollarsWhereThereAreOtherCurrenciesToo() {
    Map<String, Object> prices = Map.of("CNY", "0.17", "USD", "0.02");

    assertThat(
            term(OfferJson.storage().dimension(OfferJson.dimension("GB-Mo", "0", "Inf", prices)))
                .bands())
        .extracting(PriceBand::usd)
        .containsExactly(new BigDecimal("0.02"));
  }

  @Test
  void readsTheDayFromWhichAPriceIsInForce() {
    OfferJson eastern =
        OfferJson.storage()
            .priced("GB-Mo", "0", "Inf", "1")
            .effectiveAt("2026-08-01T01:00:00+02:00");

    assertThat(term(eastern).effective()).isEqualTo(LocalDate.of(2026, 7, 31));
  }

  @Test
  void refusesAnotherCurrency() {
    refuses(
        OfferJson.storage()
            .dimension(OfferJson.dimension("GB-Mo", "0", "Inf", Map.of("CNY", "0.17"))),
        "priced in [CNY]; only USD is read");
  }

  @Test
  void refusesRangesWithAGapAnOverlapOrALateBeginning() {
    refuses(
        OfferJson.storage().priced("GB-Mo", "0", "5", "2").priced("GB-Mo", "6", "Inf", "1"),
        "a range begins at 6 where 5 is right");
    refuses(
        OfferJson.storage().priced("GB-Mo", "0", "5", "2").priced("GB-Mo", "4", "Inf", "1"),
        "a range begins at 4 where 5 is right");
    refuses(OfferJson.storage().priced("GB-Mo", "1", "Inf", "2"), "a range begins at 1 where 0 is");
    refuses(
        OfferJson.storage().priced("GB-Mo", "0", "Inf", "2").priced("GB-Mo", "5", "Inf", "1"),
        "a range begins at 5 where nothing is right");
    refuses(
        OfferJson.storage().priced("GB-Mo", "0", "0", "2"),
        "a range from 0 to 0; the end is above the beginning");
  }

  @Test
  void refusesPricesByDifferentUnits() {
    refuses(
        OfferJson.storage().priced("GB-Mo", "0", "5", "2").priced("GB", "5", "Inf", "1"),
        "prices by [GB-Mo, GB]; one unit is right");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1e-7", "0,1", ".5", "$1", "Inf", "free"})
  void refusesAPriceThatIsNoPlainDecimal(String usd) {
    refuses(OfferJson.storage().priced("GB-Mo", "0", "Inf", usd), "'" + usd + "' is no decimal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "inf", "Infinity", "1e3"})
  void refusesAnEndThatIsNeitherADecimalNorInf(String end) {
    refuses(OfferJson.storage().priced("GB-Mo", "0", end, "1"), "'" + end + "' is no decimal");
  }

  @Test
  void refusesWhatIsMissing() {
    refuses(OfferJson.storage(), "a term without a price; at least one is right");
    refuses(OfferJson.storage().dimension(7), "a price is '7'; an object is right");
    refuses(OfferJson.storage().dimension(Map.of("beginRange", "0")), "unit is missing");
    refuses(
        OfferJson.storage().dimension(Map.of("unit", "GB-Mo", "endRange", "Inf")),
        "beginRange is missing");
    refuses(
        OfferJson.storage().dimension(Map.of("unit", "GB-Mo", "beginRange", "0")),
        "endRange is missing");
    refuses(
        OfferJson.storage().dimension(OfferJson.dimension("GB-Mo", "0", "Inf", "0.1")),
        "pricePerUnit is '0.1'; an object is right");
    refuses(
        OfferJson.storage().dimension(OfferJson.dimension("GB-Mo", "0", "Inf", Map.of("USD", 1))),
        "USD is '1'; a text is right");
  }

  @Test
  void refusesADayThatIsMissingOrNone() {
    OfferJson priced = OfferJson.storage().priced("GB-Mo", "0", "Inf", "1");

    refuses(priced.effectiveAt(null), "effectiveDate is missing");
    refuses(priced.effectiveAt("2026-08-01"), "effectiveDate is '2026-08-01'; a time such as");
  }
}
