package dev.stowage.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {

  @ParameterizedTest
  @CsvSource({
    "dynamodb://readings?region=eu-west-1,dynamodb,readings,''",
    "DynamoDB:?series=block,dynamodb,'',''",
    "file:/var/lib/stowage?durability=os,file,'',/var/lib/stowage",
    "file:data,file,'',data",
    "file:///srv/a%20b,file,'',/srv/a b",
    "file:a+b,file,'',a+b",
    "s3://bucket/prefix/x,s3,bucket,/prefix/x",
    "memory:,memory,'',''",
    "postgresql://host:5432/db?user=me,postgresql,host:5432,/db",
  })
  void takesAUrlApart(String text, String scheme, String authority, String path) {
    StoreUrl url = StoreUrl.parse(text);
    assertThat(url.scheme()).isEqualTo(scheme);
    assertThat(url.authority()).isEqualTo(authority);
    assertThat(url.path()).isEqualTo(path);
    assertThat(url.namesAPlace()).isEqualTo(!authority.isEmpty() || !path.isEmpty());
  }

  @Test
  void decodesParametersAndKeepsTheirOrder() {
    StoreUrl url = StoreUrl.parse("file:d?b=s3%3A&a=x+y&c=");
    assertThat(url.parameters().keySet()).containsExactly("b", "a", "c");
    assertThat(url.parameter("b")).contains("s3:");
    assertThat(url.parameter("a")).contains("x+y");
    assertThat(url.parameter("c")).contains("");
    assertThat(url.parameter("d")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "://x", "1a:b", "file:d#f", "file:d?a", "file:d?=1"})
  void refusesWhatIsNoStoreUrl(String text) {
    assertThatThrownBy(() -> StoreUrl.parse(text)).hasMessageContaining("written");
  }

  @Test
  void refusesAParameterThatComesTwiceAndABrokenEscape() {
    assertThatThrownBy(() -> StoreUrl.parse("file:d?a=1&a=2"))
        .hasMessageContaining("the parameter a comes twice");
    assertThatThrownBy(() -> StoreUrl.parse("file:d?a=%zz"))
        .hasMessageContaining("two hexadecimal digits");
  }

  @Test
  void refusesUnknownParametersAndListsTheKnown() {
    assertThatThrownBy(
            () ->
                StoreUrl.parse("file:d?durablity=os")
                    .requireKnown(List.of("durability", "archive")))
        .hasMessageContaining("unknown parameter durablity; known are archive, durability");
  }

  @Test
  void aChoiceIsOneOfItsWordsOrTheFirst() {
    List<String> words = List.of("group", "os");
    assertThat(StoreUrl.parse("file:d").choice("durability", words)).isEqualTo("group");
    assertThat(StoreUrl.parse("file:d?durability=os").choice("durability", words)).isEqualTo("os");
    assertThatThrownBy(() -> StoreUrl.parse("file:d?durability=no").choice("durability", words))
        .hasMessageContaining("durability=no is none of group, os");
  }

  @Test
  void anErrorShowsNothingOfTheQuery() {
    assertThatThrownBy(() -> StoreUrl.parse("postgresql://h/db?password=secret&x"))
        .hasMessageNotContaining("secret");
  }
}
