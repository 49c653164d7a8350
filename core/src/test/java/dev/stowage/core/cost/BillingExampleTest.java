package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Published worked examples, each named by service, number and subject, priced by the model. The
 * pages round each line to cents; so do these tests, and totals may differ by a cent for each line.
 */
class BillingExampleTest {

  private static final PriceBook OLD = PriceBooks.shipped().find("old");
  private static final PriceBook NEW = PriceBooks.shipped().find("new");
  private static final UsageType PROVISIONED_CONCURRENCY =
      new UsageType("Lambda", "Lambda-Provisioned-Concurrency", "GB-s");
  private static final UsageType PROVISIONED_DURATION =
      new UsageType("Lambda", "Lambda-Provisioned-GB-Second", "GB-s");
  private static final UsageType EGRESS =
      new UsageType("DataTransfer", "DataTransfer-Out-Bytes", "GB");

  private static BigDecimal usd(PriceBook book, UsageType type, BigDecimal quantity) {
    return book.price(type, quantity);
  }

  private static BigDecimal usd(UsageType type, long quantity) {
    return usd(NEW, type, BigDecimal.valueOf(quantity));
  }

  private static BigDecimal free(UsageType type, BigDecimal quantity) {
    return NEW.quote(type, FreeTier.ON).usd(quantity);
  }

  private static BigDecimal free(UsageType type, long quantity) {
    return free(type, BigDecimal.valueOf(quantity));
  }

  private static BigDecimal cents(BigDecimal usd) {
    return usd.setScale(2, RoundingMode.HALF_UP);
  }

  private static void isCents(BigDecimal usd, String expected) {
    assertThat(cents(usd)).isEqualTo(new BigDecimal(expected));
  }

  @Test
  void lambda1RequestsAndDuration() {
    BigDecimal duration = LambdaRules.gigabyteSeconds(3_000_000, 120, 1536);
    BigDecimal compute = free(LambdaRules.DURATION, duration);
    BigDecimal requests = free(LambdaRules.REQUESTS, 3_000_000);

    assertThat(duration).isEqualByComparingTo("540000");
    isCents(compute, "2.33");
    isCents(requests, "0.40");
    assertThat(compute.add(requests)).isEqualByComparingTo("2.7333380000");
  }

  @Test
  void lambda3Ephemeral() {
    BigDecimal duration = LambdaRules.gigabyteSeconds(6_000_000, 280, 4096);
    BigDecimal ephemeral = LambdaRules.ephemeralGigabyteSeconds(6_000_000, 280, 2048);

    assertThat(duration).isEqualByComparingTo("6720000");
    assertThat(ephemeral).isEqualByComparingTo("2520000");
    isCents(free(LambdaRules.DURATION, duration), "105.33");
    isCents(free(LambdaRules.REQUESTS, 6_000_000), "1.00");
    isCents(usd(NEW, LambdaRules.EPHEMERAL, ephemeral), "0.08");
  }

  @Test
  void lambda4Provisioned() {
    BigDecimal kept = LambdaRules.gigabyteSeconds(100, 8L * 3_600_000, 1536);
    BigDecimal provisioned = LambdaRules.gigabyteSeconds(500_000, 100, 1536);
    BigDecimal onDemand = LambdaRules.gigabyteSeconds(2_500_000, 120, 1536);

    assertThat(kept).isEqualByComparingTo("4320000");
    isCents(usd(NEW, PROVISIONED_CONCURRENCY, kept), "18.00");
    isCents(free(LambdaRules.REQUESTS, 3_000_000), "0.40");
    isCents(usd(NEW, PROVISIONED_DURATION, provisioned), "0.73");
    isCents(free(LambdaRules.DURATION, onDemand), "0.83");
  }

  @Test
  void lambda6SnapStartOfARuntimeThatIsNotJava() {
    BigDecimal duration = LambdaRules.gigabyteSeconds(7_440_000, 2_000, 1024);
    BigDecimal cache = usd(new UsageType("Lambda", "SnapStart-Cache", "GB-s"), 2_678_400);
    BigDecimal restores = usd(new UsageType("Lambda", "SnapStart-Restore", "GB"), 74_400);

    isCents(cache, "4.03");
    isCents(restores, "10.40");
    isCents(
        usd(NEW, LambdaRules.DURATION, duration)
            .add(usd(LambdaRules.REQUESTS, 7_440_000))
            .add(cache)
            .add(restores),
        "263.92");
  }

  @Test
  void lambda7StreamingIsPricedButForTheStreamWhichNoBookLists() {
    UsageType streamed = new UsageType("Lambda", "Response-Streaming", "GB");

    isCents(free(LambdaRules.DURATION, LambdaRules.gigabyteSeconds(3_000_000, 500, 1536)), "30.83");
    isCents(free(LambdaRules.REQUESTS, 3_000_000), "0.40");
    assertThatThrownBy(() -> usd(streamed, 976))
        .hasMessageContaining("no price of Lambda Response-Streaming");
  }

  @Test
  void lambda8AtTheRateOfItsTime() {
    PriceBook then =
        PriceBookReader.read(
            "then",
            """
            !book us-east-1@2018
            !region us-east-1
            !as-of 2016..2019
            !base us-east-1@2026-10
            !source PAGE;AWS Lambda pricing, older copy;https://aws.amazon.com/lambda/pricing/;2018
            Lambda;Lambda-GB-Second;GB-s;0;Inf;0.00001667;B, -, PAGE
            """,
            PriceBooks.shipped());
    BigDecimal duration = LambdaRules.gigabyteSeconds(3_000_000, 1_000, 512);
    BigDecimal compute = then.quote(LambdaRules.DURATION, FreeTier.ON).usd(duration);

    isCents(compute, "18.34");
    isCents(compute.add(free(LambdaRules.REQUESTS, 3_000_000)), "18.74");
  }

  @Test
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
  void s3Example4RetrievalFromInfrequentAccess() {
    assertThat(usd(new UsageType("S3", "Retrieval-SIA", "GB"), 300)).isEqualByComparingTo("3.00");
  }

  @Test
  void s3Example6ExpressOneZone() {
    BigDecimal tenKilobytes = BigDecimal.valueOf(10 * 1024);
    BigDecimal million = BigDecimal.valueOf(1_000_000);
    BigDecimal up = BillingMonth.gigabytes(tenKilobytes.multiply(million));
    BigDecimal down = BillingMonth.gigabytes(tenKilobytes.multiply(BigDecimal.valueOf(9_000_000)));
    BigDecimal storage = usd(new UsageType("S3", "Express-Storage", "GB-Mo"), 10);
    BigDecimal puts = usd(new UsageType("S3", "Express-Put", "request"), 1_000_000);
    BigDecimal gets = usd(new UsageType("S3", "Express-Get", "request"), 9_000_000);
    BigDecimal upload = usd(NEW, new UsageType("S3", "Express-Upload", "GB"), up);
    BigDecimal retrieval = usd(NEW, new UsageType("S3", "Express-Retrieval", "GB"), down);

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
                .setScale(10, RoundingMode.HALF_UP))
        .isEqualTo("2.5820159912");
  }

  @Test
  void dynamoDb1OnDemandAfterTheCut() {
    isCents(usd(UsageType.DYNAMODB_WRITE, 3_000_000), "1.88");
    isCents(usd(UsageType.DYNAMODB_READ, 8_000_000), "1.00");
    isCents(usd(UsageType.DYNAMODB_STORAGE, 230), "57.50");
  }

  @Test
  void dynamoDb2OnDemandBeforeTheCut() {
    isCents(usd(OLD, UsageType.DYNAMODB_WRITE, BigDecimal.valueOf(3_000_000)), "3.75");
    isCents(usd(OLD, UsageType.DYNAMODB_READ, BigDecimal.valueOf(8_000_000)), "2.00");
  }

  @Test
  void dynamoDb4Provisioned() {
    isCents(standing(DynamoDbCapacity.WRITE, 20), "9.49");
    isCents(standing(DynamoDbCapacity.READ, 30), "2.85");
  }

  @Test
  void timestream1Size() {
    Map<String, String> dimensions =
        Map.of("region", "us-east-1", "az", "1d", "vpc", "vpc-1a2b3c4d", "hostname", "host-24Gju");

    assertThat(
            TimestreamRules.recordBytes(
                dimensions, Map.of("cpu_utilization", TimestreamRules.WORD_BYTES)))
        .isEqualTo(83);
  }

  @Test
  void timestream2OneRecordARequest() {
    long requests = 100 * (30L * 24 * 3600 / 5);
    long writes = requests * TimestreamRules.writes(83);

    assertThat(writes).isEqualTo(51_840_000);
    assertThat(usd(TimestreamRules.WRITES, writes)).isEqualByComparingTo("25.92");
  }

  @Test
  void timestream4CommonAttributes() {
    long requests = 30L * 24 * 3600 / 5;
    long writesPerRequest = TimestreamRules.writes(52 + 100 * 27);

    assertThat(writesPerRequest).isEqualTo(3);
    assertThat(requests * writesPerRequest).isEqualTo(1_555_200);
    assertThat(usd(TimestreamRules.WRITES, requests * writesPerRequest))
        .isEqualByComparingTo("0.7776");
  }

  @Test
  void timestream6Floor() {
    Charge stored =
        new Charge(
            Part.STORAGE, TimestreamRules.MAGNETIC_STORAGE, new BigDecimal("0.01"), Basis.MODELLED);

    assertThat(Bill.ofMonth(List.of(stored), NEW, FreeTier.OFF).total())
        .isEqualByComparingTo("3.00");
  }

  @Test
  void apiGateway1CallsAndEgress() {
    BigDecimal calls = usd(ApiGatewayRules.REST, 5_000_000);
    BigDecimal answers = BillingMonth.gigabytes(BigDecimal.valueOf(5_000_000L * 3 * 1024));
    BigDecimal egress = usd(NEW, EGRESS, answers);

    isCents(calls, "17.50");
    assertThat(answers.setScale(1, RoundingMode.HALF_UP)).isEqualTo("14.3");
    isCents(egress, "1.29");
    isCents(calls.add(egress), "18.79");
  }

  @Test
  void apiGateway4HttpTiers() {
    assertThat(usd(ApiGatewayRules.HTTP, 300_000_000)).isEqualByComparingTo("300.00");
    assertThat(usd(ApiGatewayRules.HTTP, 300_000_001)).isEqualByComparingTo("300.0000009");
    assertThat(usd(ApiGatewayRules.HTTP, 1_000_000_000)).isEqualByComparingTo("930.00");
  }

  @Test
  void rds1InstanceAndStorage() {
    Bill bill =
        Bill.ofMonth(
            List.of(
                new Charge(
                    Part.IDLE,
                    RdsRules.instance("db.t4g.micro"),
                    BillingMonth.HOURS,
                    Basis.MODELLED),
                new Charge(
                    Part.STORAGE, RdsRules.GP3_STORAGE, new BigDecimal("20"), Basis.MODELLED)),
            NEW,
            FreeTier.OFF);

    assertThat(bill.lines())
        .extracting(line -> cents(line.usd()).toString())
        .containsExactly("11.68", "2.30");
    assertThat(bill.total()).isEqualByComparingTo("13.98");
  }

  @Test
  void anHttpCallIsBilledForEach512KilobytesBegun() {
    assertThat(ApiGatewayRules.httpRequests(0)).isEqualTo(1);
    assertThat(ApiGatewayRules.httpRequests(524_288)).isEqualTo(1);
    assertThat(ApiGatewayRules.httpRequests(524_289)).isEqualTo(2);
  }

  @Test
  void aTimestreamRequestIsRoundedUpOnce() {
    assertThat(TimestreamRules.writes(1)).isEqualTo(1);
    assertThat(TimestreamRules.writes(1024)).isEqualTo(1);
    assertThat(TimestreamRules.writes(1025)).isEqualTo(2);
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

  private static BigDecimal standing(UsageType type, long units) {
    return usd(NEW, type, DynamoDbCapacity.standing(type, units).perMonth());
  }
}
