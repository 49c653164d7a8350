package dev.stowage.http.readings;

import dev.stowage.core.series.Field;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Readings as JSON: {@code {"series","layout","source","readings":[{"time":"...","temperature":
 * 21.5}]}}. The decimals are those of the grid, as JSON numbers. None of the names has a character
 * that JSON would escape.
 */
public final class JsonForm implements ReadingsForm {

  private final String head;
  private final List<String> names;

  /**
   * Writes readings of a series.
   *
   * @param series whose name and layout stand before them
   * @param source where they come from, such as {@code live}
   */
  public JsonForm(Series series, String source) {
    this.head =
        "{\"series\":\""
            + series.name()
            + "\",\"layout\":\""
            + series.layout().text()
            + "\",\"source\":\""
            + source
            + "\",\"readings\":[";
    this.names =
        series.layout().fields().stream().map(Field::name).map(n -> ",\"" + n + "\":").toList();
  }

  @Override
  public String mediaType() {
    return MediaType.JSON;
  }

  @Override
  public String head() {
    return head;
  }

  @Override
  public byte[] row(Readings readings, int reading) {
    StringBuilder row = new StringBuilder(names.size() * 20);
    row.append("{\"time\":\"").append(readings.text(reading, 0)).append('"');
    for (int f = 1; f < names.size(); f++) {
      row.append(names.get(f)).append(readings.text(reading, f));
    }
    return row.append('}').toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String separator() {
    return ",";
  }

  @Override
  public String tail() {
    return "]}";
  }
}
