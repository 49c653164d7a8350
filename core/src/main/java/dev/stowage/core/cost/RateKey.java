package dev.stowage.core.cost;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a usage type is matched: by service and name, the name without its region prefix.
 *
 * <p>The Price List writes {@code WriteRequestUnits} in us-east-1 and {@code
 * APS3-WriteRequestUnits} in ap-south-1; some services write {@code USE1-} too, KMS the region's
 * full name. Between two regions, {@code USE1-USW2-AWS-Out-Bytes}, the pair is the name: nothing is
 * cut. CloudFront's {@code US-}, {@code EU-}, {@code JP-} name the edge locations that serve, not
 * the region of the book, and each has a price of its own: nothing is cut there either.
 *
 * <p>Abbreviations of regions: Amazon S3 User Guide, "Understanding your AWS billing and usage
 * reports for Amazon S3"; all end in a digit but {@code EU} (Ireland) and {@code CPT} (Cape Town).
 */
record RateKey(String service, String name) {

  private static final String CLOUDFRONT = "CloudFront";
  private static final Pattern PREFIX =
      Pattern.compile("(?:[A-Z]{2,3}[0-9]|EU|CPT|[a-z]{2}(?:-[a-z]+)+-[0-9])-");

  static RateKey of(UsageType type) {
    return new RateKey(type.service(), withoutRegion(type.service(), type.name()));
  }

  static UsageType regionless(UsageType type) {
    return new UsageType(type.service(), withoutRegion(type.service(), type.name()), type.unit());
  }

  private static String withoutRegion(String service, String name) {
    var prefix = PREFIX.matcher(name);
    if (service.equals(CLOUDFRONT) || !prefix.lookingAt()) {
      return name;
    }
    String rest = name.substring(prefix.end());
    return PREFIX.matcher(rest).lookingAt() ? name : rest;
  }

  /** As of every record; written out, for linking a record's own holds up a function's start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RateKey that && service.equals(that.service) && name.equals(that.name);
  }

  /** Agrees with {@link #equals}. */
  @Override
  public int hashCode() {
    return 31 * service.hashCode() + name.hashCode();
  }
}
