package dev.stowage.bench.prices;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The regions that the prefixes of usage types stand for. Source: Amazon S3 User Guide,
 * "Understanding your AWS billing and usage reports for Amazon S3". KMS writes the whole name.
 */
final class RegionPrefix {

  private static final String WITHOUT_PREFIX = "us-east-1";
  private static final Map<String, String> REGIONS =
      Map.ofEntries(
          entry("", WITHOUT_PREFIX),
          entry("USE1", "us-east-1"),
          entry("USE2", "us-east-2"),
          entry("USW1", "us-west-1"),
          entry("USW2", "us-west-2"),
          entry("UGW1", "us-gov-west-1"),
          entry("UGE1", "us-gov-east-1"),
          entry("CAN1", "ca-central-1"),
          entry("SAE1", "sa-east-1"),
          entry("EU", "eu-west-1"),
          entry("EUW1", "eu-west-1"),
          entry("EUW2", "eu-west-2"),
          entry("EUW3", "eu-west-3"),
          entry("EUC1", "eu-central-1"),
          entry("EUN1", "eu-north-1"),
          entry("EUS1", "eu-south-1"),
          entry("APN1", "ap-northeast-1"),
          entry("APN2", "ap-northeast-2"),
          entry("APN3", "ap-northeast-3"),
          entry("APS1", "ap-southeast-1"),
          entry("APS2", "ap-southeast-2"),
          entry("APS3", "ap-south-1"),
          entry("APE1", "ap-east-1"),
          entry("MES1", "me-south-1"),
          entry("AFS1", "af-south-1"),
          entry("CPT", "af-south-1"));

  private RegionPrefix() {}

  /**
   * Returns the region of a prefix.
   *
   * @param prefix such as {@code APS3-}; empty for none, which is us-east-1
   * @return the region; empty when the prefix is not known
   */
  static Optional<String> region(String prefix) {
    String name = prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) : prefix;
    boolean whole = !name.equals(name.toUpperCase(Locale.ROOT));
    return whole ? Optional.of(name) : Optional.ofNullable(REGIONS.get(name));
  }
}
