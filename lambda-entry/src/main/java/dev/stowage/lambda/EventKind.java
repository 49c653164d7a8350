package dev.stowage.lambda;

import dev.stowage.http.Carrier;

/**
 * What brings requests to a function and takes its answers, and what each does to them.
 *
 * <table>
 * <caption>What reaches a function of what a client sent</caption>
 * <tr><th>kind<th>path<th>query<th>headers
 * <tr><td>{@link #REST_V1}<td>as sent; decoded by an HTTP API in format 1.0<td>decoded, the order of
 * names lost, {@code a} as {@code a=}<td>all, in the case of the client
 * <tr><td>{@link #HTTP_V2}<td>decoded, and cut at an encoded question mark<td>as sent<td>lower
 * case, repeated ones joined by commas, cookies apart
 * <tr><td>{@link #FUNCTION_URL}<td>as sent<td>as sent<td>as HTTP_V2
 * <tr><td>{@link #ALB}<td>as sent<td>as sent, of a repeated name the last value<td>lower case, of a
 * repeated name the last value
 * <tr><td>{@link #ALB_MULTI}<td>as sent<td>as sent, grouped by name<td>lower case, all
 * </table>
 *
 * <p>Sources: API Gateway Developer Guide, "Lambda proxy integrations in API Gateway" and "Create
 * AWS Lambda proxy integrations for HTTP APIs"; Lambda Developer Guide, "Invoking Lambda function
 * URLs" and "Lambda quotas"; User Guide for Application Load Balancers, "Use Lambda functions as
 * targets". That HTTP APIs decode the path is not documented but seen (fastify/aws-lambda-fastify
 * issue 169, honojs/hono issue 2156), likewise the exact length of an answer that is taken.
 */
public enum EventKind {
  /** An API Gateway REST API, or an HTTP API whose payload format is 1.0. */
  REST_V1("API Gateway", Limits.LAMBDA),
  /** An API Gateway HTTP API, payload format 2.0. */
  HTTP_V2("API Gateway", Limits.LAMBDA),
  /** A Lambda function URL, whose events are of format 2.0, too. */
  FUNCTION_URL("a function URL", Limits.LAMBDA),
  /** An Application Load Balancer, each header and parameter once. */
  ALB("the load balancer", Limits.LOAD_BALANCER),
  /** An Application Load Balancer with multi-value headers switched on. */
  ALB_MULTI("the load balancer", Limits.LOAD_BALANCER);

  /** Room for the status and the headers; those of ours have at most half of it. */
  private static final int HEAD = 32 << 10;

  private final String taker;
  private final Limits limits;

  private enum Limits {
    /**
     * The quota is 6 MB each way; Lambda's own refusal of a longer answer names this figure. An
     * event of nothing but text could have a body of 6 MiB: what comes was short enough.
     */
    LAMBDA(6 << 20, 6_291_556, 4 << 20),
    /** 1 MB of body and 1 MB of JSON, the one taken for its larger meaning, the other not. */
    LOAD_BALANCER(1 << 20, 1_000_000, 700 << 10);

    final int body;
    final int json;
    final int page;

    Limits(int body, int json, int page) {
      this.body = body;
      this.json = json;
      this.page = page;
    }
  }

  EventKind(String taker, Limits limits) {
    this.taker = taker;
    this.limits = limits;
  }

  /**
   * Returns how large bodies may be, and what this is called in errors.
   *
   * @return the limits; an answer whose body is within them is taken whatever its bytes
   */
  public Carrier carrier() {
    return new Carrier(taker, limits.body, (limits.json - HEAD) / 4 * 3, limits.page);
  }

  /** Tells whether it is a load balancer. */
  boolean isLoadBalancer() {
    return this == ALB || this == ALB_MULTI;
  }
}
