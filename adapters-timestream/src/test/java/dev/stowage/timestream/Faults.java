package dev.stowage.timestream;

import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.ProxiedResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What Timestream answers on a bad day, which the stand-in never does. */
final class Faults {

  private Faults() {}

  /** The request is not carried out, and answered so. */
  static HttpFault answer(int status, String type) {
    return HttpFault.answer(ProxiedResponse.awsJsonError(status, type));
  }

  /** The request is carried out and answered with an error nevertheless. */
  static HttpFault answerAfter(int status, String type) {
    return HttpFault.answerAfter(ProxiedResponse.awsJsonError(status, type));
  }

  /** An error of which only half arrives, so that nobody can tell which it was. */
  static HttpFault halfAnError() {
    return HttpFault.answer(ProxiedResponse.awsJsonError(400, "ValidationException").cutInside());
  }

  /** The request is carried out and a text in its answer altered. */
  static HttpFault altered(String text, String by) {
    return HttpFault.altered(answer -> answer.withText(answer.text().replace(text, by)));
  }

  /**
   * The records of the second half are not stored, and rejected.
   *
   * @param existing the version that is said to be there; empty for another reason
   */
  static HttpFault rejectHalf(Optional<Long> existing) {
    return exchange -> {
      String body = exchange.request().text();
      int from = body.indexOf("\"Records\":[") + "\"Records\":[".length();
      String records = body.substring(from, body.lastIndexOf(']'));
      List<String> all = List.of(records.split("(?<=\\}),(?=\\{\"(?:Time|MeasureValues)\")"));
      int half = all.size() / 2;
      exchange.forward(
          exchange
              .request()
              .withText(body.replace(records, String.join(",", all.subList(0, half)))));
      String rejected =
          IntStream.range(half, all.size())
              .mapToObj(
                  i ->
                      "{\"RecordIndex\":%d,\"Reason\":\"said by a stand-in\"%s}"
                          .formatted(i, existing.map(v -> ",\"ExistingVersion\":" + v).orElse("")))
              .collect(Collectors.joining(","));
      return Optional.of(
          ProxiedResponse.of(
              419,
              "application/x-amz-json-1.0",
              "{\"__type\":\"fault.proxy#RejectedRecordsException\",\"Message\":\"some\","
                  + "\"RejectedRecords\":["
                  + rejected
                  + "]}"));
    };
  }
}
