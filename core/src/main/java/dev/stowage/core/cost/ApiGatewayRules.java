package dev.stowage.core.cost;

/**
 * How Amazon API Gateway bills requests.
 *
 * <p>Source: Amazon API Gateway pricing, and the AWS whitepaper "Best Practices for Designing
 * Amazon API Gateway Private APIs", "Cost optimization". A REST API bills each request once. An
 * HTTP API bills each 512 KB begun; the pages do not say whether of the request, the answer or
 * both, so the larger of the two is to be passed.
 */
public final class ApiGatewayRules {

  /** Requests of a REST API. */
  public static final UsageType REST = new UsageType("API Gateway", "ApiGatewayRequest", "request");

  /** Requests of an HTTP API, in units of 512 KB. */
  public static final UsageType HTTP =
      new UsageType("API Gateway", "ApiGatewayHttpRequest", "request");

  private static final long UNIT_BYTES = 512L * 1024;

  private ApiGatewayRules() {}

  /**
   * Returns how many requests one call of an HTTP API is billed.
   *
   * @param payloadBytes the larger of request and answer, 0 or more
   * @return units of 512 KB, rounded up, at least 1
   */
  public static long httpRequests(long payloadBytes) {
    return Math.max(1, (payloadBytes + UNIT_BYTES - 1) / UNIT_BYTES);
  }
}
