package dev.stowage.testkit.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkPolicy;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.NewLink;
import dev.stowage.core.link.Shortened;
import dev.stowage.core.link.SlugKey;
import dev.stowage.core.record.Deletion;
import dev.stowage.core.record.IdAlphabet;
import dev.stowage.core.record.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The service over the reference store. */
class LinksTest {

  private static final String TARGET = "https://example.com/a?b=c";
  private static final SlugKey KEY = SlugKey.of("0123456789abcdef".getBytes(US_ASCII));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-03-01T12:00:00Z"));
  private final Random random = new Random(11);
  private final BackendContext context = context(random::nextLong);
  private final MemoryBackend backend = new MemoryBackend(context);
  private final Links links = new Links(backend.links(), LinkPolicy.PLAIN, context);
  private final Links reusing =
      new Links(backend.links(), LinkPolicy.PLAIN.withSlugKey(KEY), context);

  private BackendContext context(LongSupplier chance) {
    return new BackendContext(new Meter(), now::get, chance);
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private static void assertRefused(ErrorKind kind, String what, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(StowageException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(what);
  }

  @Test
  void shortensToSevenCharactersOfTheAlphabet() {
    Shortened made = links.shorten(NewLink.to(TARGET));
    assertThat(made.link().id()).hasSize(7);
    assertThat(made.link().id().chars()).allMatch(c -> IdAlphabet.CHARACTERS.indexOf(c) >= 0);
    assertThat(made.isReused()).isFalse();
    assertThat(links.follow(made.link().id())).isEqualTo(Lookup.found(made.link()));
    assertThat(links.shorten(NewLink.to(TARGET)).link().id()).isNotEqualTo(made.link().id());
  }

  @Test
  void triesAnotherIdWhereOneIsTaken() {
    String taken = links.shorten(NewLink.to(TARGET)).link().id();
    Links repeating =
        new Links(backend.links(), LinkPolicy.PLAIN, context(new Random(11)::nextLong));
    Link second = repeating.shorten(NewLink.to("https://example.com/2")).link();
    assertThat(second.id()).isNotEqualTo(taken);
    assertThat(links.follow(taken).found()).get().extracting(Link::target).isEqualTo(TARGET);
  }

  @Test
  void givesUpWhenChanceRepeatsItself() {
    Links stuck = new Links(backend.links(), LinkPolicy.PLAIN, context(() -> 42));
    stuck.shorten(NewLink.to(TARGET));
    assertRefused(
        ErrorKind.UNEXPECTED,
        "5 random ids in a row were taken",
        () -> stuck.shorten(NewLink.to(TARGET)));
  }

  @Test
  void takesASlugAndRefusesItToAnotherTarget() {
    Shortened first = links.shorten(NewLink.to(TARGET).as("my_slug-1"));
    assertThat(first.link().id()).isEqualTo("my_slug-1");
    assertRefused(
        ErrorKind.CONFLICT,
        "taken by another target",
        () -> links.shorten(NewLink.to("https://example.com/other").as("my_slug-1")));
    assertThat(links.find("my_slug-1")).isEqualTo(Lookup.found(first.link()));
  }

  @Test
  void reusesASlugThatLeadsToTheSameTarget() {
    Shortened first = links.shorten(NewLink.to(TARGET).as("slug"));
    Shortened again = links.shorten(NewLink.to(TARGET).as("slug"));
    assertThat(again.isReused()).isTrue();
    assertThat(again.link()).isEqualTo(first.link());
  }

  @Test
  void refusesReservedSlugsAndThoseThatBreakTheRule() {
    for (String reserved :
        List.of("api", "blog", "documents", "health", "raw", "shorten", "temp", "via")) {
      assertRefused(
          ErrorKind.INVALID, "reserved", () -> links.shorten(NewLink.to(TARGET).as(reserved)));
    }
    for (String broken : List.of("", "ab", "a".repeat(65), "a/b", "a b", "feed.xml", "\u00fcber")) {
      assertRefused(
          ErrorKind.INVALID, "3 to 64", () -> links.shorten(NewLink.to(TARGET).as(broken)));
    }
    assertThat(backend.footprint().records().value()).isZero();
  }

  @Test
  void refusesTargetsThatLeadBackInWhateverSpelling() {
    Links own =
        new Links(
            backend.links(),
            LinkPolicy.PLAIN.withOwnHosts(Set.of("Sto.Example", "[::1]")),
            context);
    for (String circle :
        List.of(
            "https://sto.example/abc",
            "http://STO.example:8080",
            "https://user@sto.example./x",
            "http://[::1]:80/")) {
      assertRefused(ErrorKind.INVALID, "back to", () -> own.shorten(NewLink.to(circle)));
    }
    assertThat(own.shorten(NewLink.to("https://sto.example.com/")).isReused()).isFalse();
    assertRefused(ErrorKind.INVALID, "target", () -> own.shorten(NewLink.to("javascript:x")));
  }

  @Test
  void refusesTargetsThatLeadBackToWhereItWasReached() {
    NewLink circle = NewLink.to("https://Sto.Example.:8443/abc");
    assertRefused(
        ErrorKind.INVALID, "back to", () -> links.shorten(circle.reachedAt(Set.of("sto.example"))));
    assertRefused(
        ErrorKind.INVALID,
        "back to",
        () -> links.shorten(NewLink.to("http://127.1:80/").reachedAt(Set.of("localhost"))));
    assertThat(links.shorten(circle.reachedAt(Set.of("other.example"))).isReused()).isFalse();
  }

  @Test
  void anExpiredLinkIsGoneAndItsSlugFree() {
    NewLink request = NewLink.to(TARGET).as("slug").expiringIn(Duration.ofMinutes(1));
    Shortened first = links.shorten(request);
    assertThat(first.link().stamp().expiresAt()).isEqualTo("2025-03-01T12:01:00Z");
    pass(Duration.ofSeconds(59));
    assertThat(links.follow("slug").state()).isEqualTo(Lookup.State.FOUND);
    pass(Duration.ofSeconds(1));
    assertThat(links.follow("slug")).isEqualTo(Lookup.gone());
    assertThat(links.follow("never")).isEqualTo(Lookup.absent());

    Shortened second = links.shorten(NewLink.to("https://example.com/2").as("slug"));
    assertThat(links.follow("slug")).isEqualTo(Lookup.found(second.link()));
  }

  @Test
  void reusesAnOwnersLinkToATarget() {
    Shortened first = reusing.shorten(NewLink.to(TARGET).reusedBy("anna"));
    Shortened again = reusing.shorten(NewLink.to(TARGET).reusedBy("anna"));
    assertThat(first.isReused()).isFalse();
    assertThat(again).isEqualTo(new Shortened(first.link(), null));
    assertThat(reusing.shorten(NewLink.to(TARGET).reusedBy("ben")).link().id())
        .isNotEqualTo(first.link().id());
    assertThat(reusing.shorten(NewLink.to(TARGET + "2").reusedBy("anna")).link().id())
        .isNotEqualTo(first.link().id());
    Links otherKey =
        new Links(
            backend.links(),
            LinkPolicy.PLAIN.withSlugKey(SlugKey.of("fedcba9876543210".getBytes(US_ASCII))),
            context);
    assertThat(otherKey.shorten(NewLink.to(TARGET).reusedBy("anna")).isReused()).isFalse();
  }

  @Test
  void derivesTheNextIdWhereOneIsTakenByAnotherTarget() {
    String first = reusing.shorten(NewLink.to(TARGET).reusedBy("anna")).link().id();
    for (int number = 1; number < 5; number++) {
      occupy(first);
      Shortened next = reusing.shorten(NewLink.to(TARGET).reusedBy("anna"));
      assertThat(next.isReused()).isFalse();
      assertThat(reusing.shorten(NewLink.to(TARGET).reusedBy("anna")).link())
          .isEqualTo(next.link());
      first = next.link().id();
    }
    occupy(first);
    assertRefused(
        ErrorKind.CONFLICT,
        "5 ids derived",
        () -> reusing.shorten(NewLink.to(TARGET).reusedBy("anna")));
  }

  private void occupy(String id) {
    links.delete(id);
    links.shorten(NewLink.to("https://example.com/squatter").as(id));
  }

  @Test
  void anExpiredLinkIsNotReusedButMadeAnew() {
    NewLink request = NewLink.to(TARGET).reusedBy("anna");
    Shortened first = reusing.shorten(request.expiringIn(Duration.ofSeconds(1)));
    pass(Duration.ofSeconds(1));
    Shortened second = reusing.shorten(request);
    assertThat(second.isReused()).isFalse();
    assertThat(second.link().id()).isEqualTo(first.link().id());
  }

  @Test
  void refusesReuseWithoutKeyAndWithASlug() {
    assertRefused(
        ErrorKind.INVALID, "no slug key", () -> links.shorten(NewLink.to(TARGET).reusedBy("anna")));
    assertRefused(
        ErrorKind.INVALID,
        "leave the slug out",
        () -> reusing.shorten(NewLink.to(TARGET).reusedBy("anna").as("slug")));
  }

  @Test
  void theTokenOfALinkDeletesItAndNoOther() {
    Shortened first = links.shorten(NewLink.to(TARGET));
    Shortened other = links.shorten(NewLink.to(TARGET));
    String token = Stream.ofNullable(first.deleteToken()).findFirst().orElseThrow();
    assertThat(links.delete(other.link().id(), token)).isEqualTo(Deletion.REFUSED);
    assertThat(links.delete(first.link().id(), token)).isEqualTo(Deletion.DELETED);
    assertThat(links.delete(first.link().id(), token)).isEqualTo(Deletion.ABSENT);
    assertThat(links.delete("../x", token)).isEqualTo(Deletion.ABSENT);
    assertThat(links.find(first.link().id())).isEqualTo(Lookup.absent());
    assertThat(links.list(Page.FIRST).items()).containsExactly(other.link());
    assertThat(first.toString()).doesNotContain(token);
  }

  @Test
  void whoNeedsNoTokenDeletesToo() {
    String id = links.shorten(NewLink.to(TARGET)).link().id();
    assertThat(links.delete(id)).isEqualTo(Deletion.DELETED);
    assertThat(links.delete(id)).isEqualTo(Deletion.ABSENT);
  }

  @Test
  void aKeyHasAtLeast16BytesAndIsNotShown() {
    assertThatThrownBy(() -> SlugKey.of(new byte[15]))
        .hasMessageContaining("15 bytes; at least 16");
    assertThat(KEY.toString()).isEqualTo("SlugKey");
  }
}
