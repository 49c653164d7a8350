package dev.stowage.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void showsPrintableCharactersAndNoOthers() {
    assertThat(Quoted.of("a\"b~", 9)).isEqualTo("\"a\"b~\"");
    assertThat(Quoted.of("a b\n\u00fc\u0000", 9)).isEqualTo("\"a b???\"");
    assertThat(Quoted.of("", 9)).isEqualTo("\"\"");
  }

  @Test
  void cutsWhatIsLongerThanAllowed() {
    assertThat(Quoted.of("12345", 5)).isEqualTo("\"12345\"");
    assertThat(Quoted.of("123456", 5)).isEqualTo("\"12345...\"");
  }
}
