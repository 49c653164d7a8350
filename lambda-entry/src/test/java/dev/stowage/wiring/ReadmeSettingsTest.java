package dev.stowage.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeSettingsTest {

  @Test
  void theTableListsEverySettingWithItsMeaningAndDefault() throws IOException {
    Stream<String> rows =
        Arrays.stream(Setting.values())
            .map(
                setting ->
                    "| `"
                        + setting
                        + "` | "
                        + setting.meaning()
                        + " | "
                        + setting.otherwise()
                        + " |");

    assertThat(Readme.between("<!-- settings -->", "<!-- end of settings -->"))
        .containsExactlyElementsOf(
            Stream.concat(Stream.of("| setting | what it sets | default |", "|---|---|---|"), rows)
                .toList());
  }
}
