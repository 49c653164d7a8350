package dev.stowage.rds;

import dev.stowage.core.cost.Tariff;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the smallest instance is billed by the month, used or not: RDS bills instance hours and
 * provisioned storage, no requests and no stored bytes. 20 GB is the least that can be provisioned;
 * 730 hours is the month of the AWS calculators.
 */
final class RdsTariff {

  static final Tariff SMALLEST =
      new Tariff(
          null,
          List.of(
              new Tariff.Standing(
                  new UsageType("RDS PostgreSQL", "InstanceUsage:db.t4g.micro", "hour"),
                  BigDecimal.valueOf(730)),
              new Tariff.Standing(
                  new UsageType("RDS PostgreSQL", "RDS:GP3-Storage", "GB-Mo"),
                  BigDecimal.valueOf(20))));

  private RdsTariff() {}
}
