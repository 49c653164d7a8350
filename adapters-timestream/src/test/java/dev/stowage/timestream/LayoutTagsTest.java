package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.RecordLayout;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamwrite.model.Tag;

class LayoutTagsTest {

  @Test
  void keepsAShortLayoutInOneTag() {
    List<Tag> tags = new LayoutTags("time:42:ms n:3", "00000000000000ff").tags();

    assertThat(tags)
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("stowage-layout-0=time:42:ms n:3", "stowage-write-id=00000000000000ff");
    assertThat(LayoutTags.of(tags)).contains(new LayoutTags("time:42:ms n:3", "00000000000000ff"));
  }

  @Test
  void spreadsTheLongestLayoutOverTagsOfWholeFields() {
    String longest = "0." + "1".repeat(18) + ":-" + "9".repeat(18) + "." + "1".repeat(18);
    String text =
        RecordLayout.parse(
                "time:8:s "
                    + IntStream.range(0, 63)
                        .mapToObj(i -> "f".repeat(29) + (100 + i) + ":8:" + longest)
                        .collect(Collectors.joining(" ")))
            .text();
    LayoutTags layout = new LayoutTags(text, "0123456789abcdef");

    assertThat(layout.tags())
        .hasSizeBetween(text.length() / 256 + 1, 200)
        .allSatisfy(
            tag -> {
              assertThat(tag.value()).hasSizeLessThanOrEqualTo(256);
              assertThat(tag.value()).isEqualTo(tag.value().strip());
            });
    assertThat(LayoutTags.of(layout.tags())).contains(layout);
  }

  @Test
  void fillsATagToItsLastCharacter() {
    String field = "n".repeat(31) + ":63";
    String whole = ("time:8:s " + (field + " ").repeat(7)).strip();
    String filled = whole + "x".repeat(256 - whole.length());

    assertThat(new LayoutTags(filled, "id").tags()).hasSize(2);
    assertThat(new LayoutTags(filled + "x", "id").tags()).hasSize(3);
  }

  @Test
  void doesNotTakeOtherTagsForItsOwn() {
    assertThat(LayoutTags.of(List.of())).isEmpty();
    assertThat(LayoutTags.of(List.of(Tag.builder().key("owner").value("me").build()))).isEmpty();
    assertThat(
            LayoutTags.of(List.of(Tag.builder().key("stowage-layout-0").value("time:8:s").build())))
        .isEmpty();
  }
}
