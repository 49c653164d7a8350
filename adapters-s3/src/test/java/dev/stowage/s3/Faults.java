package dev.stowage.s3;

import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.ProxiedResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** What can happen to a request of S3, by what it means. */
final class Faults {

  private Faults() {}

  static Stream<Named<HttpFault>> throttling() {
    return Stream.of(
        Named.of("slow down", answer(503, "SlowDown")),
        Named.of("throttling", answer(429, "TooManyRequests")));
  }

  static Stream<Named<HttpFault>> lossesBefore() {
    return Stream.of(
        Named.of("cut before", HttpFault.cutBefore()),
        Named.of("500 before", answer(500, "InternalError")),
        Named.of(
            "half an error",
            HttpFault.answer(ProxiedResponse.s3Error(400, "InvalidRequest").cutInside())));
  }

  static Stream<Named<HttpFault>> lossesAfter() {
    return Stream.of(
        Named.of("cut after", HttpFault.cutAfter()),
        Named.of("cut inside", HttpFault.cutInside()),
        Named.of(
            "500 after", HttpFault.answerAfter(ProxiedResponse.s3Error(500, "InternalError"))));
  }

  static Stream<Named<HttpFault>> losses() {
    return Stream.concat(lossesBefore(), lossesAfter());
  }

  /** One of each kind of loss: before, after and within the answer. */
  static Stream<Named<HttpFault>> someLosses() {
    return Stream.of(
        Named.of("cut before", HttpFault.cutBefore()),
        Named.of("cut after", HttpFault.cutAfter()),
        Named.of("cut inside", HttpFault.cutInside()));
  }

  static Stream<Named<HttpFault>> every() {
    return Stream.concat(throttling(), losses());
  }

  private static HttpFault answer(int status, String code) {
    return HttpFault.answer(ProxiedResponse.s3Error(status, code));
  }
}
