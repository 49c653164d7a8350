package dev.stowage.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "0.0216, 0.021600",
    "0.00027, 0.000270",
    "1E+3, 1000.000000",
    "0.0000432, 0.0000432",
    "0.12345678904, 0.123456789",
    "0.12345678905, 0.1234567891",
    "0.00000000001, 0.000000",
  })
  void dollarsForProgramsHaveSixDigitsAndUpToTen(BigDecimal usd, String text) {
    assertThat(Numbers.usd(usd)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "0.0216, 0.021600",
    "0.0000004, <0.000001",
    "0.000001, 0.000001",
    "'1234.5', '1,234.500000'",
  })
  void dollarsForReadersNeverLookFreeWhenTheyAreNot(BigDecimal usd, String text) {
    assertThat(Numbers.shortUsd(usd)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "17280, 17280, '17,280'",
    "17280.00, 17280, '17,280'",
    "1E+3, 1000, '1,000'",
    "1944.5, 1944.5, '1,944.5'",
    "1234567.5, 1234567.5, '1,234,567.5'",
    "0.79999999999999999999999999999999992, 0.8, '0.8'",
    "0.0034076936426572501659393310546875, 0.0034076936426572501659393310546875, 0.00340769",
  })
  void quantitiesAreExactForProgramsAndShortForReaders(
      BigDecimal quantity, String plain, String grouped) {
    assertThat(Numbers.plain(quantity)).isEqualTo(plain);
    assertThat(Numbers.grouped(quantity)).isEqualTo(grouped);
  }
}
