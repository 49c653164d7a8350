package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Arrival;
import dev.stowage.http.Carrier;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the links of a list from its first page to its last. */
final class Pages {

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private Pages() {}

  /** Every answer, each at most so many bytes unless it holds one entry alone. */
  static List<Response> of(World world, Request first, int pageBytes) {
    Carrier carrier = new Carrier("test", 1 << 20, Integer.MAX_VALUE, pageBytes);
    List<Response> pages = new ArrayList<>();
    Optional<String> target = Optional.of(first.path() + "?" + first.query());
    while (target.isPresent()) {
      Request request = Request.of("GET", target.get()).with(first.headers());
      Response page = world.send(request.arrived(new Arrival("127.0.0.1", "http", carrier)));
      assertThat(page.status()).as(page.text()).isEqualTo(200);
      pages.add(page);
      assertThat(pages.size()).isLessThan(10_000);
      target = page.header("Link").map(Pages::target);
    }
    return pages;
  }

  private static String target(String link) {
    Matcher next = NEXT.matcher(link);
    assertThat(next.matches()).as(link).isTrue();
    return next.group(1);
  }
}
