package dev.stowage.bench.prices;

import dev.stowage.core.cost.ApiGatewayRules;
import dev.stowage.core.cost.FrontDoor;
import dev.stowage.core.cost.LambdaRules;
import dev.stowage.core.cost.RdsRules;
import dev.stowage.core.cost.S3Rules;
import dev.stowage.core.cost.TimestreamRules;
import dev.stowage.core.cost.UsageType;
import java.util.List;

/**
 * What reports put a price to: everything that adapters meter or state as their tariff, and the
 * front door. A book without a price of one of these fails in the middle of a comparison.
 */
final class MeteredUsage {

  static final List<UsageType> ALL =
      List.of(
          UsageType.DYNAMODB_WRITE,
          UsageType.DYNAMODB_READ,
          UsageType.DYNAMODB_STORAGE,
          S3Rules.STORAGE,
          S3Rules.TIER1,
          S3Rules.TIER2,
          S3Rules.FREE,
          RdsRules.instance("db.t4g.micro"),
          RdsRules.GP3_STORAGE,
          TimestreamRules.WRITES,
          TimestreamRules.MAGNETIC_STORAGE,
          TimestreamRules.MEMORY_STORAGE,
          TimestreamRules.QUERIES,
          UsageType.ELECTRICITY,
          LambdaRules.REQUESTS,
          LambdaRules.DURATION,
          LambdaRules.EPHEMERAL,
          LambdaRules.STREAMED,
          ApiGatewayRules.REST,
          ApiGatewayRules.HTTP,
          FrontDoor.CLOUDFRONT_REQUESTS);

  private MeteredUsage() {}
}
