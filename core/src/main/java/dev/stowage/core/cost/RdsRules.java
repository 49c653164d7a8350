package dev.stowage.core.cost;

import java.util.List;

/**
 * How Amazon RDS for PostgreSQL bills a Single-AZ instance.
 *
 * <p>Source: Amazon RDS User Guide, "DB instance billing for Amazon RDS" and "Amazon RDS DB
 * instance storage". The instance is charged from when it is available until it is deleted, used or
 * not, so its hours are idle cost. Storage is charged as provisioned, at least 20 GB; the model
 * provisions what is stored and lets the book's minimum do the rest. Backups up to the provisioned
 * size are free and are not modelled beyond it; nor are CPU credits of burstable classes.
 *
 * <p>A gp3 volume below 400 GiB has 3,000 I/O operations a second, which cannot be raised, and a
 * volume has at most 64 TiB (the same page of the guide). That each commit takes one of these
 * operations, to force the log, is a model of ours: concurrent commits share one, while rows and
 * indexes that are written behind take others.
 */
public final class RdsRules {

  /** General purpose storage, gp3. */
  public static final UsageType GP3_STORAGE =
      new UsageType("RDS PostgreSQL", "RDS:GP3-Storage", "GB-Mo");

  private static final String STORAGE_GUIDE =
      "Amazon RDS User Guide, \"Amazon RDS DB instance storage\"";

  private static final Limit COMMITS =
      new Limit(
          Limit.Measure.APPENDS,
          3_000,
          "3,000 commits a second on a gp3 volume below 400 GiB",
          STORAGE_GUIDE + ": 3,000 I/O operations; one for each commit is modelled");

  private static final Limit VOLUME =
      new Limit(Limit.Measure.BYTES_KEPT, 64L << 40, "64 TiB of a volume", STORAGE_GUIDE);

  private RdsRules() {}

  /**
   * Returns what an hour of an instance is billed as.
   *
   * @param instanceClass such as {@code db.t4g.micro}
   * @return the usage type
   */
  public static UsageType instance(String instanceClass) {
    return new UsageType("RDS PostgreSQL", "InstanceUsage:" + instanceClass, "hour");
  }

  /**
   * Returns what an instance with gp3 storage is billed for by the month.
   *
   * @param instanceClass such as {@code db.t4g.micro}
   * @return storage by the gigabyte, {@link BillingMonth#HOURS} of the instance, and what a volume
   *     carries
   */
  public static Tariff tariff(String instanceClass) {
    Tariff.Standing hours = new Tariff.Standing(instance(instanceClass), BillingMonth.HOURS);
    return new Tariff(GP3_STORAGE, List.of(hours), List.of(COMMITS, VOLUME));
  }
}
