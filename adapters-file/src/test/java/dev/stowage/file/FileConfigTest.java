package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileConfigTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"file:/var/lib/stowage", "file:///var/lib/stowage", "FILE:/var/lib/./stowage"})
  void readsADirectoryAndForcesByDefault(String url) {
    assertThat(parse(url)).isEqualTo(new FileConfig(Path.of("/var/lib/stowage"), Durability.GROUP));
  }

  @Test
  void takesARelativeDirectoryFromTheWorkingDirectory() {
    assertThat(parse("file:data/here").directory())
        .isEqualTo(Path.of("").toAbsolutePath().resolve("data/here"));
  }

  @Test
  void decodesTheDirectory() {
    assertThat(parse("file:/a%20b/100%25").directory()).isEqualTo(Path.of("/a b/100%"));
  }

  @ParameterizedTest
  @CsvSource({"group, GROUP", "os, OS"})
  void readsTheDurability(String word, Durability durability) {
    assertThat(parse("file:/d?durability=" + word).durability()).isEqualTo(durability);
    assertThat(durability.label()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file: | the directory is missing",
        "file:?durability=os | the directory is missing",
        "file:/d?durability=none | none of group, os",
        "file:/d?durable=os | unknown parameter durable; known are durability",
        "file://host/d | no host",
        "memory: | file:DIR",
        "file:/d%00 | no path"
      })
  void refusesWhatItDoesNotUnderstand(String url, String said) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> parse(url))
        .withMessageContaining(said)
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.INVALID);
  }

  private static FileConfig parse(String url) {
    return FileConfig.parse(StoreUrl.parse(url));
  }
}
