package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something shall last: whole seconds, as a number or as digits, or a duration of ISO
 * 8601: {@code PT1H}, {@code P7D}, {@code P1DT12H}, {@code P2W}. Years and months are none, because
 * they differ in length. The services see to the range.
 */
public final class ExpiresIn {

  /** The name of the field and of the parameter. */
  public static final String NAME = "expiresIn";

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
  private static final Pattern WEEKS = Pattern.compile("[Pp]([0-9]{1,9})[Ww]");

  private ExpiresIn() {}

  /**
   * Reads the field of a body.
   *
   * @param body may have a field {@link #NAME}
   * @return the duration, or empty when there is no such field
   * @throws StowageException INVALID when it is neither seconds nor a duration
   */
  public static Optional<Duration> in(JsonObject body) {
    return body.any(NAME).map(ExpiresIn::duration);
  }

  /**
   * Reads a parameter, or a field of a form.
   *
   * @param text digits or a duration; empty for none
   * @return the duration, or empty for none
   * @throws StowageException INVALID when it is neither seconds nor a duration
   */
  public static Optional<Duration> of(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(parsed(text));
  }

  private static Duration duration(Object value) {
    if (value instanceof BigDecimal seconds) {
      return whole(seconds);
    }
    if (value instanceof String text) {
      return parsed(text);
    }
    throw invalid("it is neither");
  }

  private static Duration whole(BigDecimal seconds) {
    try {
      return Duration.ofSeconds(seconds.longValueExact());
    } catch (ArithmeticException noLong) {
      throw invalid("the number is not whole or too large").causedBy(noLong);
    }
  }

  private static Duration parsed(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    Matcher weeks = WEEKS.matcher(text);
    if (weeks.matches()) {
      return Duration.ofDays(7 * Long.parseLong(weeks.group(1)));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException noDuration) {
      throw invalid(Quoted.of(text, 40) + " is neither").causedBy(noDuration);
    }
  }

  private static StowageException invalid(String what) {
    return new StowageException(
        ErrorKind.INVALID,
        "body",
        NAME,
        what + "; give whole seconds, such as 3600, or an ISO 8601 duration, such as PT1H or P7D");
  }
}
