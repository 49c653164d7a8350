package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands between the senders and a store on AWS, and bills each of their requests.
 *
 * <p>Behind each kind is a Lambda, billed its request and its duration. How long it runs is a
 * parameter and no quoted figure: unless it is set, 50 ms of 512 MB, for a function that is warm
 * and waits for one call of a store. Traffic to the internet, logs and cold starts are not counted.
 *
 * @param kind what the senders talk to
 * @param milliseconds billed duration of a request, 0 or more
 * @param memoryMb configured memory of the function in MB, 128 to 10,240
 */
public record FrontDoor(Kind kind, int milliseconds, int memoryMb) {

  /** Requests over HTTPS that CloudFront answers in North America. */
  public static final UsageType CLOUDFRONT_REQUESTS =
      new UsageType("CloudFront", "US-Requests-Tier2-HTTPS", "request");

  private static final int MILLISECONDS = 50;
  private static final int MEMORY_MB = 512;

  /** What the senders talk to. */
  public enum Kind {
    /** A REST API of API Gateway: each request once. */
    REST,
    /** An HTTP API of API Gateway: each 512 KB begun. */
    HTTP,
    /** A function URL: the Lambda alone. */
    FUNCTION_URL,
    /** CloudFront before a function URL. */
    CLOUDFRONT;

    /**
     * Returns the name used on the command line and in reports.
     *
     * @return such as {@code function-url}
     */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Checks what the function is.
   *
   * @throws StowageException INVALID for a duration or memory outside its range
   */
  public FrontDoor {
    if (milliseconds < 0 || memoryMb < 128 || memoryMb > 10_240) {
      throw new StowageException(
          ErrorKind.INVALID,
          "front door",
          kind.label(),
          milliseconds
              + " ms of "
              + memoryMb
              + " MB; 0 or more milliseconds and 128 to 10240 MB are right");
    }
  }

  /**
   * Returns a front door whose function takes 50 ms of 512 MB.
   *
   * @param kind what the senders talk to
   * @return the front door
   */
  public static FrontDoor of(Kind kind) {
    return new FrontDoor(kind, MILLISECONDS, MEMORY_MB);
  }

  /**
   * Returns what requests are billed.
   *
   * @param requests how many, 0 or more
   * @param payloadBytes the larger of request and answer of each, 0 or more
   * @return the gateway, where there is one, then requests and duration of the function; modelled
   */
  public List<Charge> charges(BigDecimal requests, long payloadBytes) {
    List<Charge> charges = new ArrayList<>();
    switch (kind) {
      case REST -> charges.add(charge(ApiGatewayRules.REST, requests));
      case HTTP ->
          charges.add(
              charge(
                  ApiGatewayRules.HTTP,
                  requests.multiply(
                      BigDecimal.valueOf(ApiGatewayRules.httpRequests(payloadBytes)))));
      case CLOUDFRONT -> charges.add(charge(CLOUDFRONT_REQUESTS, requests));
      case FUNCTION_URL -> {}
    }
    BigDecimal each = LambdaRules.gigabyteSeconds(1, milliseconds, memoryMb);
    charges.add(charge(LambdaRules.REQUESTS, requests));
    charges.add(charge(LambdaRules.DURATION, requests.multiply(each)));
    return charges;
  }

  private static Charge charge(UsageType type, BigDecimal quantity) {
    return new Charge(Part.FRONT_DOOR, type, quantity, Basis.MODELLED);
  }
}
