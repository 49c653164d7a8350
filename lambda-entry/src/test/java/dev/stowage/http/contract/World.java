package dev.stowage.http.contract;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.counter.Counters;
import dev.stowage.core.link.DirectHits;
import dev.stowage.core.link.LinkPolicy;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.SlugKey;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.record.TokenHash;
import dev.stowage.core.series.ChartLimit;
import dev.stowage.core.series.TimeSeries;
import dev.stowage.http.Access;
import dev.stowage.http.Cors;
import dev.stowage.http.Costs;
import dev.stowage.http.Door;
import dev.stowage.http.Feature;
import dev.stowage.http.Proxies;
import dev.stowage.http.Request;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Router;
import dev.stowage.http.Site;
import dev.stowage.http.resource.CostsResource;
import dev.stowage.http.resource.CounterScriptResource;
import dev.stowage.http.resource.CountersResource;
import dev.stowage.http.resource.HastebinResource;
import dev.stowage.http.resource.HealthResource;
import dev.stowage.http.resource.JourneyResource;
import dev.stowage.http.resource.LinksResource;
import dev.stowage.http.resource.OpenApiResource;
import dev.stowage.http.resource.PagesResource;
import dev.stowage.http.resource.PastesResource;
import dev.stowage.http.resource.RedirectResource;
import dev.stowage.http.resource.SeriesResource;
import dev.stowage.http.resource.WorkshopResource;
import dev.stowage.testkit.memory.MemoryBackend;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Everything that is served, over a store in memory, with a clock that a test moves. Changes need
 * {@link #TOKEN}; reached as {@code https://sto.example}; pages of {@code https://pages.example}
 * may ask.
 */
public final class World implements Served {

  /** An API token; its name is {@code tester}. */
  public static final String TOKEN = "a token of the tests";

  /** The most readings of a chart, a hundredth of what it is elsewhere. */
  public static final int MOST_CHARTED = 10_000;

  /** A request goes through it on its way to the router. */
  @FunctionalInterface
  public interface Transport {

    /** Carries a request to the router and its answer back. */
    Response send(Router router, Request request);
  }

  /** Straight to the router. */
  public static final Transport DIRECT = Router::answer;

  private final Transport transport;
  private final MemoryBackend backend;
  private final Router router;
  private final List<RuntimeException> failures = new ArrayList<>();
  private Instant now = Instant.parse("2025-03-01T12:00:00Z");

  /** A world whose changes need a token. */
  public World(Transport transport) {
    this(transport, door -> door);
  }

  /** A world with another door. */
  public World(Transport transport, UnaryOperator<Door> change) {
    this.transport = transport;
    SecureRandom random = new SecureRandom();
    Costs costs = new Costs(PriceBooks.shipped().find(PriceBooks.DEFAULT), () -> now);
    BackendContext context = new BackendContext(costs.meter(), () -> now, random::nextLong);
    this.backend = new MemoryBackend(context);
    this.router =
        new Router(
            resources(costs, context),
            change.apply(door()),
            costs,
            (request, why) -> failures.add(why));
  }

  private List<Resource> resources(Costs costs, BackendContext context) {
    Counters counters = new Counters(backend.counters());
    LinkPolicy policy =
        LinkPolicy.PLAIN.withSlugKey(SlugKey.of(new byte[16])).withHits(new DirectHits(counters));
    Links links = new Links(backend.links(), policy, context);
    Pastes pastes = new Pastes(backend.pastes(), context);
    TimeSeries series = new TimeSeries(backend.series(), ChartLimit.of(MOST_CHARTED, MOST_CHARTED));
    return List.of(
        new LinksResource(links),
        new RedirectResource(links, pastes),
        new WorkshopResource(links),
        new PastesResource(pastes),
        new HastebinResource(pastes),
        new CounterScriptResource(),
        new PagesResource(links, pastes),
        new CountersResource(counters),
        new SeriesResource(series, backend.discards(), () -> now),
        new JourneyResource(series, () -> now),
        new CostsResource(costs),
        new HealthResource(),
        new OpenApiResource());
  }

  private static Door door() {
    return new Door(
        new Site(URI.create("https://sto.example"), Proxies.NONE, 302, "1.2.3"),
        Access.byToken(Map.of("tester", TokenHash.of(TOKEN)), Set.of()),
        Cors.of(List.of("https://pages.example")),
        Door.Reach.ANYWHERE);
  }

  /** A door through which everybody may write to some features. */
  public static UnaryOperator<Door> openTo(Feature... features) {
    return door ->
        new Door(
            door.site(),
            Access.byToken(Map.of("tester", TokenHash.of(TOKEN)), Set.of(features)),
            door.cors(),
            door.reach());
  }

  /** A door for this machine alone, which may do everything. */
  public static Door local(Door door) {
    return new Door(
        new Site(null, Proxies.NONE, 302, "1.2.3"),
        Access.local(),
        door.cors(),
        Door.Reach.THIS_MACHINE);
  }

  @Override
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** The time of day. */
  public Instant now() {
    return now;
  }

  /** What is served. */
  public Router router() {
    return router;
  }

  /** The store. */
  public MemoryBackend backend() {
    return backend;
  }

  /** What the router wrote down. */
  public List<RuntimeException> failures() {
    return failures;
  }

  @Override
  public Response send(Request request) {
    return transport.send(router, request);
  }

  /** Begins a request with the token. */
  public static Request withToken(String method, String target) {
    return Request.of(method, target).with("Authorization", "Bearer " + TOKEN);
  }

  /** The bytes of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
