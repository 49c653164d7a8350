package dev.stowage.core.cost;

import static dev.stowage.core.cost.ExamplePrices.isCents;
import static dev.stowage.core.cost.ExamplePrices.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples of the Amazon S3 FAQs, each named by its number and subject. */
class S3ExampleTest {

  @Test
  @DisplayName("s3-2-versioning")
  void s3Example2Versioning() {
    long hours = 24;
    long byteHours = 4_294_967_296L * 31 * hours + 5_368_709_120L * 16 * hours;

    assertThat(byteHours).isEqualTo(5_257_039_970_304L);
    assertThat(S3Rules.gigabyteMonths(BigDecimal.valueOf(byteHours), 744))
        .isEqualByComparingTo(
            new BigDecimal("4896").divide(new BigDecimal("744"), BillingMonth.DIGITS))
        .satisfies(gb -> assertThat(gb.setScale(3, RoundingMode.HALF_UP)).isEqualTo("6.581"));
  }

  @Test
  @DisplayName("s3-3-requests")
  void s3Example3Requests() {
    BigDecimal puts = usd(S3Rules.Request.PUT.type(), 310_000);
    BigDecimal gets = usd(S3Rules.Request.GET.type(), 620_000);
    BigDecimal deletes = usd(S3Rules.Request.DELETE.type(), 5_000);

    isCents(puts, "1.55");
    isCents(gets, "0.25");
    isCents(deletes, "0.00");
    assertThat(puts.add(gets).add(deletes)).isEqualByComparingTo("1.798");
  }

  @Test
  @DisplayName("s3-4-ia-retrieval")
  void s3Example4RetrievalFromInfrequentAccess() {
    assertThat(usd(new UsageType("S3", "Retrieval-SIA", "GB"), 300)).isEqualByComparingTo("3.00");
  }

  @Test
  @DisplayName("s3-6-express")
  void s3Example6ExpressOneZone() {
    BigDecimal tenKilobytes = BigDecimal.valueOf(10 * 1024);
    BigDecimal million = BigDecimal.valueOf(1_000_000);
    BigDecimal up = BillingMonth.gigabytes(tenKilobytes.multiply(million));
    BigDecimal down = BillingMonth.gigabytes(tenKilobytes.multiply(BigDecimal.valueOf(9_000_000)));
    BigDecimal storage = usd(new UsageType("S3", "Express-Storage", "GB-Mo"), 10);
    BigDecimal puts = usd(new UsageType("S3", "Express-Put", "request"), 1_000_000);
    BigDecimal gets = usd(new UsageType("S3", "Express-Get", "request"), 9_000_000);
    BigDecimal upload = usd(new UsageType("S3", "Express-Upload", "GB"), up);
    BigDecimal retrieval = usd(new UsageType("S3", "Express-Retrieval", "GB"), down);
    BigDecimal deletes = usd(S3Rules.Request.DELETE.type(), 1_000_000);

    isCents(storage, "1.10");
    isCents(puts, "1.13");
    isCents(gets, "0.27");
    isCents(upload, "0.03");
    isCents(retrieval, "0.05");
    assertThat(
            storage
                .add(puts)
                .add(gets)
                .add(upload)
                .add(retrieval)
                .add(deletes)
                .setScale(10, RoundingMode.HALF_UP))
        .isEqualTo("2.5820159912");
  }

  @Test
  void everyRequestOfS3HasAClassOfItsPrice() {
    assertThat(S3Rules.Request.values())
        .allSatisfy(
            request -> assertThat(usd(request.type(), 1)).isLessThan(new BigDecimal("0.00001")));
    assertThat(S3Rules.Request.LIST.type()).isEqualTo(S3Rules.TIER1);
    assertThat(S3Rules.Request.HEAD.type()).isEqualTo(S3Rules.TIER2);
    assertThat(S3Rules.Request.CANCEL.type()).isEqualTo(S3Rules.FREE);
  }
}
