package dev.stowage.bench.prices;

import dev.stowage.core.cost.FreeTier;
import dev.stowage.core.cost.PriceBook;
import java.util.Collection;
import java.util.Map;

/**
 * Looks before a comparison whether a book prices what its lines can be charged, so that a price
 * that is missing is told in a second and not after the last store.
 */
public final class NeededPrices {

  /** Services by scheme; a box's electricity is given beside the book, memory is not billed. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "dynamodb", "DynamoDB",
          "postgresql", "RDS PostgreSQL",
          "s3", "S3",
          "timestream", "Timestream LiveAnalytics");

  private NeededPrices() {}

  /**
   * Requires that a book prices everything that some stores can be charged.
   *
   * @param book the book
   * @param schemes the schemes of the stores' URLs
   * @throws dev.stowage.core.error.StowageException INVALID naming the first price that is missing,
   *     or listed by another unit
   */
  public static void require(PriceBook book, Collection<String> schemes) {
    schemes.stream()
        .distinct()
        .map(SERVICES::get)
        .forEach(
            service ->
                MeteredUsage.ALL.stream()
                    .filter(type -> type.service().equals(service))
                    .forEach(type -> book.quote(type, FreeTier.OFF)));
  }
}
