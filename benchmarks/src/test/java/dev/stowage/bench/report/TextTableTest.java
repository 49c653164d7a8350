package dev.stowage.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsTextLeftAndNumbersRightWithoutTrailingSpaces() {
    TextTable table = new TextTable("name", ">bytes", "note");
    table.row("a", "1", "").row("longer", "1,000", "x");
    assertThat(table.text()).isEqualTo("name    bytes  note\na           1\nlonger  1,000  x\n");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> new TextTable("a", "b").row("1")).hasMessage("1 cells, 2 columns");
  }
}
