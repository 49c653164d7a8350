package dev.stowage.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client wants to be answered in: the ranges of its {@code Accept} headers (RFC 9110,
 * section 12.5.1), each with a weight of 0 to 1. Parameters other than the weight are not looked
 * at; a range that is malformed is passed over, as if it were not there.
 */
public final class Accept {

  /**
   * One range.
   *
   * @param type {@code type/subtype} in small letters, either of which may be {@code *}
   * @param weight 0 to 1000 thousandths
   */
  private record Range(String type, int weight) {

    /** How closely it describes a type: 3 exactly, 2 by its first half, 1 as anything, 0 not. */
    int closeness(String offered) {
      if (type.equals(offered)) {
        return 3;
      }
      if (type.equals("*/*")) {
        return 1;
      }
      boolean isHalf = type.endsWith("/*");
      return isHalf && offered.startsWith(type.substring(0, type.length() - 1)) ? 2 : 0;
    }
  }

  private static final int WHOLE = 1_000;

  private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

  private final List<Range> ranges;

  private Accept(List<Range> ranges) {
    this.ranges = ranges;
  }

  /**
   * Reads what a request says.
   *
   * @param request the request
   * @return its wishes
   */
  public static Accept of(Request request) {
    List<Range> ranges = new ArrayList<>();
    for (Headers.Header header : request.headers().list()) {
      if (header.name().equalsIgnoreCase("Accept")) {
        addRanges(header.value(), ranges);
      }
    }
    return new Accept(ranges);
  }

  private static void addRanges(String value, List<Range> to) {
    for (String range : value.split(",", -1)) {
      String type = MediaType.essence(range);
      int weight = weight(range);
      if (type.indexOf('/') > 0 && weight >= 0) {
        to.add(new Range(type, weight));
      }
    }
  }

  /** Thousandths; -1 when it is malformed. */
  private static int weight(String range) {
    int semicolon = range.indexOf(';');
    while (semicolon >= 0) {
      int next = range.indexOf(';', semicolon + 1);
      String parameter = range.substring(semicolon + 1, next < 0 ? range.length() : next).strip();
      if (parameter.toLowerCase(Locale.ROOT).startsWith("q=")) {
        return thousandths(parameter.substring(2));
      }
      semicolon = next;
    }
    return WHOLE;
  }

  private static int thousandths(String weight) {
    if (!WEIGHT.matcher(weight).matches()) {
      return -1;
    }
    String digits = weight.length() > 2 ? weight.substring(2) : "";
    return (weight.charAt(0) - '0') * WHOLE + Integer.parseInt((digits + "000").substring(0, 3));
  }

  /**
   * Tells whether a type is wanted by its own name: {@code *}{@code /*} names nothing.
   *
   * @param type a media type without parameters, in small letters
   * @return whether it is named, with a weight above 0
   */
  public boolean names(String type) {
    return ranges.stream().anyMatch(range -> range.type().equals(type) && range.weight() > 0);
  }

  /**
   * Chooses how to answer.
   *
   * @param offered media types without parameters, in small letters, the dearest to us first
   * @return the one that the client wants most, of equals the first; empty when it wants none of
   *     them (406); the first when the client does not say
   */
  public Optional<String> best(List<String> offered) {
    if (ranges.isEmpty()) {
      return offered.stream().findFirst();
    }
    String best = null;
    int most = 0;
    for (String type : offered) {
      int weight = weightOf(type);
      if (weight > most) {
        best = type;
        most = weight;
      }
    }
    return Optional.ofNullable(best);
  }

  /** What the range says that describes the type most closely. */
  private int weightOf(String type) {
    int closest = 0;
    int weight = 0;
    for (Range range : ranges) {
      int closeness = range.closeness(type);
      if (closeness > closest) {
        closest = closeness;
        weight = range.weight();
      }
    }
    return weight;
  }
}
