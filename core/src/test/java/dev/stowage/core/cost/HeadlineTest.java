package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stowage.core.series.RecordLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The headline numbers of the sensor journey: three sensors, four readings a minute, 94 bits each.
 * Each test states the inputs of one number; the model must come to it. H6 is in {@code
 * DynamoDbUnitsTest}, H21 in {@code ApiGatewayExampleTest}.
 */
class HeadlineTest {

  private static final long READINGS = 3 * 4 * 60 * 24;
  private static final int SENSORS = 3;
  private static final RecordLayout LAYOUT =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8"
              + " flags:5");
  private static final long PACKED_BYTES = READINGS * LAYOUT.bytes();
  private static final PriceBook OLD = PriceBooks.shipped().find("old");
  private static final PriceBook NEW = PriceBooks.shipped().find("new");
  private static final Tariff NOTHING = new Tariff(null, List.of());

  private static void rounds(BigDecimal exact, String expected) {
    BigDecimal shown = new BigDecimal(expected);
    assertThat(exact.setScale(shown.scale(), RoundingMode.HALF_UP)).isEqualTo(shown);
  }

  private static BigDecimal usd(PriceBook book, UsageType type, long quantity) {
    return book.price(type, BigDecimal.valueOf(quantity));
  }

  private static BigDecimal perDay(Tariff tariff) {
    return Projection.of(day(0), tariff, NEW)
        .idleMonthUsd()
        .divide(BillingMonth.DAYS, MathContext.DECIMAL64);
  }

  /** A day of the journey that used this and keeps so many bytes. */
  private static MeasuredRun day(long billedBytes, Usage... usage) {
    return new MeasuredRun(READINGS, 1, List.of(usage), Amount.modelled(billedBytes));
  }

  private static Usage written(UsageType type, long quantity) {
    return new Usage(Phase.LOAD, type, BigDecimal.valueOf(quantity), Basis.MODELLED);
  }

  private static Projection oneObjectADay() {
    Tariff s3 = new Tariff(S3Rules.STORAGE, List.of());
    return Projection.of(day(PACKED_BYTES, written(S3Rules.TIER1, 1)), s3, NEW);
  }

  @Test
  @DisplayName("H1")
  void h1ADayIs203040Bytes() {
    assertThat(READINGS).isEqualTo(17_280);
    assertThat(READINGS * LAYOUT.bits()).isEqualTo(1_624_320);
    assertThat(READINGS * LAYOUT.bits() / 8).isEqualTo(203_040);
    assertThat(PACKED_BYTES).isEqualTo(207_360);
    assertThat(PACKED_BYTES / 203_040.0).isCloseTo(1.021, within(0.0005));
  }

  @Test
  @DisplayName("H2")
  void h2TenGigabytesLast145Years() {
    BigDecimal gigabytesADay =
        BillingMonth.gigabytes(BigDecimal.valueOf(READINGS * LAYOUT.bits() / 8));

    BigDecimal days = BigDecimal.TEN.divide(gigabytesADay, MathContext.DECIMAL64);

    rounds(days.divide(new BigDecimal("365.25"), MathContext.DECIMAL64), "144.8");
  }

  @Test
  @DisplayName("H3")
  void h3DynamoDbItemByItemCostsTwoCentsADayAtTheOldPrice() {
    assertThat(usd(OLD, UsageType.DYNAMODB_WRITE, READINGS)).isEqualByComparingTo("0.0216");
  }

  @Test
  @DisplayName("H5")
  void h5DynamoDbItemByItemCostsHalfAtTheNewPrice() {
    assertThat(usd(NEW, UsageType.DYNAMODB_WRITE, READINGS)).isEqualByComparingTo("0.0108");
  }

  @Test
  @DisplayName("H7")
  void h7OneProvisionedUnitCosts156HundredthsOfACentADay() {
    BigDecimal day = usd(NEW, DynamoDbCapacity.WRITE, 24);

    assertThat(day).isEqualByComparingTo("0.0156");
    assertThat(day.divide(usd(OLD, UsageType.DYNAMODB_WRITE, 1))).isEqualByComparingTo("12480");
    assertThat(day.divide(usd(NEW, UsageType.DYNAMODB_WRITE, 1))).isEqualByComparingTo("24960");
  }

  @Test
  @DisplayName("H8")
  void h8PackedIntoKilobyteItemsADayCostsThreeHundredthsOfACent() {
    assertThat(itemsOf(83, 1)).isEqualTo(209);
    assertThat(itemsOf(83, SENSORS)).isEqualTo(210);
    assertThat(itemsOf(80, SENSORS)).isEqualTo(216);
    rounds(usd(OLD, UsageType.DYNAMODB_WRITE, 209), "0.00026");
    assertThat(usd(OLD, UsageType.DYNAMODB_WRITE, 216)).isEqualByComparingTo("0.00027");
  }

  @Test
  @DisplayName("H10")
  void h10AnInstanceOfRdsCosts46CentsADay() {
    BigDecimal month = Projection.of(day(0), RdsRules.tariff("db.t4g.micro"), OLD).monthUsd();

    assertThat(month).isEqualByComparingTo("13.98");
    rounds(perDay(RdsRules.tariff("db.t4g.micro")), "0.459");
  }

  @Test
  @DisplayName("H12")
  void h12TheFloorOfTimestreamIsThreeDollarsAMonth() {
    Tariff magnetic = new Tariff(TimestreamRules.MAGNETIC_STORAGE, List.of());
    long hundredGigabytesOnAverage = 7_055_583_770L;

    assertThat(Projection.of(day(0), magnetic, NEW).monthUsd()).isEqualByComparingTo("3.00");
    assertThat(Projection.of(day(PACKED_BYTES), magnetic, NEW).monthUsd())
        .isEqualByComparingTo("3.00");
    rounds(perDay(magnetic), "0.0986");
    rounds(Projection.of(day(2 * hundredGigabytesOnAverage), magnetic, NEW).monthUsd(), "6.00");
  }

  @Test
  @DisplayName("H13")
  void h13WritesOfTimestreamCostNineTenthsOfACentADayOneByOneAndATenthOfThatBatched() {
    assertThat(TimestreamRules.writes(11 * 93)).as("eleven records of 93 bytes").isEqualTo(1);
    assertThat(usd(NEW, TimestreamRules.WRITES, READINGS)).isEqualByComparingTo("0.00864");
    rounds(usd(NEW, TimestreamRules.WRITES, ceil(READINGS, 11)), "0.00079");
  }

  @Test
  @DisplayName("H14")
  void h14OneObjectADayStaysBelowACentAMonthForSixYears() {
    Projection objects = oneObjectADay();

    rounds(objects.month(1).total(), "0.0002");
    rounds(objects.month(13).total(), "0.0018");
    assertThat(objects.month(6 * 12).total()).isLessThan(new BigDecimal("0.01"));
    assertThat(objects.month(6 * 12 + 3).total()).isGreaterThan(new BigDecimal("0.01"));
  }

  @Test
  @DisplayName("H15")
  void h15OneObjectAReadingCostsFourTimesDynamoDb() {
    BigDecimal objects = usd(NEW, S3Rules.TIER1, READINGS);

    assertThat(objects).isEqualByComparingTo("0.0864");
    assertThat(objects.divide(usd(OLD, UsageType.DYNAMODB_WRITE, READINGS)))
        .isEqualByComparingTo("4");
  }

  @Test
  @DisplayName("H16")
  void h16AnObjectOfABatchBeatsDynamoDbAbove4ReadingsOld8New() {
    BigDecimal object = usd(NEW, S3Rules.TIER1, 1);

    assertThat(object).isEqualByComparingTo(usd(OLD, UsageType.DYNAMODB_WRITE, 4));
    assertThat(object).isLessThan(usd(OLD, UsageType.DYNAMODB_WRITE, 5));
    assertThat(object).isEqualByComparingTo(usd(NEW, UsageType.DYNAMODB_WRITE, 8));
    assertThat(object).isLessThan(usd(NEW, UsageType.DYNAMODB_WRITE, 9));
  }

  @Test
  @DisplayName("H17")
  void h17TheFrontDoorCostsMoreThanTheDatabase() {
    BigDecimal database = usd(NEW, UsageType.DYNAMODB_WRITE, READINGS);
    Charge month = charge(ApiGatewayRules.HTTP, 30 * READINGS);

    rounds(usd(NEW, ApiGatewayRules.REST, READINGS), "0.0605");
    rounds(usd(NEW, ApiGatewayRules.HTTP, READINGS), "0.0173");
    assertThat(usd(NEW, ApiGatewayRules.HTTP, READINGS)).isGreaterThan(database);
    assertThat(month.quantity()).isEqualByComparingTo("518400");
    assertThat(Bill.of(List.of(month), NEW, FreeTier.ON).total()).isZero();
    rounds(usd(ExamplePrices.HANDBOOK, ApiGatewayRules.HTTP, READINGS), "0.0181");
  }

  @Test
  @DisplayName("H18")
  void h18TheStoresRankAsTheJourneyFoundThem() {
    Tariff dynamo = new Tariff(UsageType.DYNAMODB_STORAGE, List.of());
    Tariff provisioned =
        new Tariff(
            UsageType.DYNAMODB_STORAGE,
            List.of(DynamoDbCapacity.standing(DynamoDbCapacity.WRITE, 1)));
    long items = DynamoDbUnits.storedBytes(29 * READINGS, READINGS);
    long blocks = DynamoDbUnits.storedBytes(1_024 * 216, 216);
    Usage itemByItem = written(UsageType.DYNAMODB_WRITE, READINGS);
    Map<String, Projection> lines = new LinkedHashMap<>();
    lines.put("RDS", Projection.of(day(84 * READINGS), RdsRules.tariff("db.t4g.micro"), OLD));
    lines.put(
        "Timestream",
        Projection.of(
            day(93 * READINGS, written(TimestreamRules.WRITES, READINGS)),
            new Tariff(TimestreamRules.MAGNETIC_STORAGE, List.of()),
            OLD));
    lines.put(
        "S3 per reading",
        Projection.of(
            day(PACKED_BYTES, written(S3Rules.TIER1, READINGS)),
            new Tariff(S3Rules.STORAGE, List.of()),
            OLD));
    lines.put("DynamoDB old", Projection.of(day(items, itemByItem), dynamo, OLD));
    lines.put("provisioned", Projection.of(day(items), provisioned, OLD));
    lines.put("DynamoDB new", Projection.of(day(items, itemByItem), dynamo, NEW));
    lines.put(
        "DynamoDB packed",
        Projection.of(day(blocks, written(UsageType.DYNAMODB_WRITE, 216)), dynamo, OLD));
    lines.put("S3 daily", oneObjectADay());

    assertThat(lines.keySet().stream().sorted(Comparator.comparing(n -> monthUsd(lines, n))))
        .containsExactly(
            "S3 daily",
            "DynamoDB packed",
            "DynamoDB new",
            "provisioned",
            "DynamoDB old",
            "S3 per reading",
            "Timestream",
            "RDS");
  }

  @Test
  @DisplayName("H19")
  void h19AnAtomicCounterIsCheaperThanGetThenPut() {
    BigDecimal units = DynamoDbUnits.eventualRead(100).movePointRight(6);
    BigDecimal gets = OLD.price(UsageType.DYNAMODB_READ, units);
    BigDecimal puts = usd(OLD, UsageType.DYNAMODB_WRITE, 1_000_000);

    assertThat(gets.add(puts)).isEqualByComparingTo("1.375");
    assertThat(puts).isEqualByComparingTo("1.25");
  }

  @Test
  @DisplayName("H25")
  void h25TheGatewayOfAShortenerCostsThreeTimesItsDatabase() {
    PriceBook handbook = ExamplePrices.HANDBOOK;
    long creates = 1_000_000;
    long reads = 10_000_000;
    long readUnits = reads * DynamoDbUnits.strongRead(300);

    BigDecimal database =
        usd(handbook, UsageType.DYNAMODB_WRITE, creates * DynamoDbUnits.write(300))
            .add(usd(handbook, UsageType.DYNAMODB_READ, readUnits));
    BigDecimal gateway = usd(handbook, ApiGatewayRules.HTTP, creates + reads);

    assertThat(database).isEqualByComparingTo("3.75");
    assertThat(gateway).isEqualByComparingTo("11.55");
  }

  @Test
  void aBoxOfOnesOwnIsNotFree() {
    BigDecimal kilowattHours =
        SelfHostedRules.kilowattHours(SelfHostedRules.SMALL_BOX_WATTS, BigDecimal.valueOf(24));

    assertThat(NEW.price(UsageType.ELECTRICITY, kilowattHours)).isEqualByComparingTo("0.018");
    assertThat(
            Projection.of(day(0), SelfHostedRules.tariff(SelfHostedRules.SMALL_BOX_WATTS), NEW)
                .idleMonthUsd())
        .isEqualByComparingTo("0.547875");
    assertThat(Projection.of(day(0), NOTHING, NEW).monthUsd()).isZero();
  }

  private static BigDecimal monthUsd(Map<String, Projection> lines, String name) {
    return java.util.Objects.requireNonNull(lines.get(name)).monthUsd();
  }

  private static Charge charge(UsageType type, long quantity) {
    return new Charge(Part.LOAD, type, BigDecimal.valueOf(quantity), Basis.MODELLED);
  }

  private static long itemsOf(long readingsPerItem, long series) {
    return series * ceil(READINGS / series, readingsPerItem);
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
