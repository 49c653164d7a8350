package dev.stowage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void escapesTextAndLeavesMarkup() {
    Html bold = Html.of("<b>{}</b>", "<&>\"'");
    assertThat(Html.of("<p title=\"{}\">{}</p>", "a\" b", bold))
        .hasToString("<p title=\"a&quot; b\"><b>&lt;&amp;&gt;&quot;&#39;</b></p>");
  }

  @Test
  void doesNotFillPlacesThatCameWithAValue() {
    assertThat(Html.of("{}-{}", "{}", "x")).hasToString("{}-x");
  }

  @Test
  void spellsWhatHtmlWouldDropOrTurn() {
    assertThat(Html.of("{}", "a\0b\r\nc")).hasToString("a\ufffdb&#13;\nc");
  }

  @Test
  void refusesATemplateWithMoreOrFewerPlacesThanValues() {
    assertThatThrownBy(() -> Html.of("{}{}", "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Html.of("{}", "x", "y")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void joinsAndTakesAsItIs() {
    assertThat(Html.join(List.of(Html.asIs("p{}"), Html.NOTHING, Html.of("<br>"))))
        .hasToString("p{}<br>");
  }
}
