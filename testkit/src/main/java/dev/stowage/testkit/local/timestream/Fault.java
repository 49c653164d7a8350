package dev.stowage.testkit.local.timestream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer that is an error, as the service names it. */
final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String NAMESPACE = "com.amazonaws.timestream.v20181101#";

  private final int status;
  private final String type;
  private final transient Map<String, Object> details;

  private Fault(int status, String type, String message, Map<String, Object> details) {
    super(message);
    this.status = status;
    this.type = type;
    this.details = details;
  }

  static Fault validation(String message) {
    return new Fault(400, "ValidationException", message, Map.of());
  }

  /** A constraint of the service model that a value breaks; {@code shown} is quoted or null. */
  static Fault constraint(String shown, String path, String constraint) {
    return validation(
        "1 validation error detected: Value "
            + shown
            + " at '"
            + path
            + "' failed to satisfy constraint: "
            + constraint);
  }

  static Fault noDatabase(String name) {
    return new Fault(
        404, "ResourceNotFoundException", "The database " + name + " does not exist.", Map.of());
  }

  static Fault noTable(String name) {
    return new Fault(
        404, "ResourceNotFoundException", "The table " + name + " does not exist.", Map.of());
  }

  static Fault noResource(String arn) {
    return new Fault(
        404, "ResourceNotFoundException", "The resource " + arn + " does not exist.", Map.of());
  }

  static Fault conflict(String message) {
    return new Fault(409, "ConflictException", message, Map.of());
  }

  static Fault rejected(List<Map<String, Object>> records) {
    return new Fault(
        419,
        "RejectedRecordsException",
        "One or more records have been rejected. See RejectedRecords for details.",
        Map.of("RejectedRecords", records));
  }

  /** The stand-in's own limit; the service has no such one. */
  static Fault full(String message) {
    return new Fault(402, "ServiceQuotaExceededException", message, Map.of());
  }

  static Fault unsigned() {
    return new Fault(
        403, "MissingAuthenticationTokenException", "Missing Authentication Token", Map.of());
  }

  static Fault unknownOperation(String target) {
    return new Fault(
        400, "UnknownOperationException", "The stand-in has no operation " + target, Map.of());
  }

  static Fault unreadable(String message) {
    return new Fault(400, "SerializationException", message, Map.of());
  }

  static Fault internal(RuntimeException defect) {
    return new Fault(500, "InternalServerException", "The stand-in failed: " + defect, Map.of());
  }

  int status() {
    return status;
  }

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("__type", NAMESPACE + type);
    body.put("message", getMessage());
    body.putAll(details);
    return body;
  }
}
