package dev.stowage.bench.prices;

import static java.util.Map.entry;

import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.Rate;
import dev.stowage.core.cost.UsageType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which products of the Price List a book takes, and what they are called there.
 *
 * <p>A list names tens of thousands of products; Stowage has a use for those whose usage type one
 * of the shipped books lists, and for every size of the four families whose members differ by
 * nothing else. A usage type that is sold in variants (the engine of an RDS instance, the operating
 * system of an EC2 one) is taken in the variant that the books mean.
 */
final class KnownUsage {

  private static final Map<String, List<String>> SERVICES =
      Map.ofEntries(
          entry("AmazonDynamoDB", List.of("DynamoDB")),
          entry("AmazonS3", List.of("S3")),
          entry("AWSDataTransfer", List.of("DataTransfer")),
          entry("AmazonRDS", List.of("RDS PostgreSQL", "Aurora PostgreSQL")),
          entry("AmazonTimestream", List.of("Timestream LiveAnalytics")),
          entry("AWSLambda", List.of("Lambda")),
          entry("AmazonApiGateway", List.of("API Gateway")),
          entry("AmazonCloudFront", List.of("CloudFront")),
          entry("AmazonCloudWatch", List.of("CloudWatch Logs", "CloudWatch")),
          entry("awskms", List.of("KMS")),
          entry("AWSSecretsManager", List.of("Secrets Manager")),
          entry("AmazonEC2", List.of("EC2", "EBS", "NAT gateway")),
          entry("AmazonVPC", List.of("VPC interface endpoint", "EC2", "NAT gateway")),
          entry("AmazonLightsail", List.of("Lightsail")));

  /** A usage type of any of these beginnings is known, in this unit. */
  private static final List<UsageType> FAMILIES =
      List.of(
          new UsageType("RDS PostgreSQL", "InstanceUsage:", "hour"),
          new UsageType("RDS PostgreSQL", "Multi-AZUsage:", "hour"),
          new UsageType("EC2", "BoxUsage:", "hour"),
          new UsageType("EBS", "EBS:VolumeUsage.", "GB-Mo"));

  /** By service: attributes that, where they are given, have one of these values. */
  private static final Map<String, Map<String, Set<String>>> VARIANTS =
      Map.of(
          "RDS PostgreSQL", Map.of("databaseEngine", Set.of("PostgreSQL", "Any")),
          "Aurora PostgreSQL", Map.of("databaseEngine", Set.of("Aurora PostgreSQL", "Any")),
          "EC2", Map.of("operatingSystem", Set.of("Linux", "NA"), "preInstalledSw", Set.of("NA")));

  private final Map<String, Map<String, UsageType>> types = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private KnownUsage() {}

  static KnownUsage of(PriceBooks books) {
    KnownUsage known = new KnownUsage();
    for (String name : books.names()) {
      PriceBook book = books.find(name);
      book.rates().stream().map(Rate::type).forEach(known::add);
    }
    return known;
  }

  private void add(UsageType type) {
    types.computeIfAbsent(type.service(), service -> new HashMap<>()).put(type.name(), type);
    names.add(type.name());
  }

  /** Whether a product of this usage type may be taken, whatever the service. */
  boolean mayTake(String usageType) {
    String bare = new UsageType("any", usageType, "any").regionless().name();
    return names.contains(bare)
        || names.contains(usageType)
        || FAMILIES.stream().anyMatch(family -> bare.startsWith(family.name()));
  }

  /** Returns what Stowage calls what a product charges; empty when books do not list it. */
  Optional<UsageType> type(OfferProduct product) {
    return SERVICES.getOrDefault(product.serviceCode(), List.of()).stream()
        .flatMap(service -> named(service, product.usageType()).stream())
        .filter(type -> isVariant(type.service(), product))
        .findFirst();
  }

  private Optional<UsageType> named(String service, String usageType) {
    String bare = new UsageType(service, usageType, "any").regionless().name();
    UsageType listed = types.getOrDefault(service, Map.of()).get(bare);
    if (listed != null) {
      return Optional.of(listed);
    }
    return FAMILIES.stream()
        .filter(family -> family.service().equals(service) && bare.startsWith(family.name()))
        .map(family -> new UsageType(service, bare, family.unit()))
        .findFirst();
  }

  private static boolean isVariant(String service, OfferProduct product) {
    return VARIANTS.getOrDefault(service, Map.of()).entrySet().stream()
        .allMatch(
            only ->
                product.attribute(only.getKey()).isEmpty()
                    || only.getValue().contains(product.attribute(only.getKey())));
  }
}
