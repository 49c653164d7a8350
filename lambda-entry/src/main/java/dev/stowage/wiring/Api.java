package dev.stowage.wiring;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.counter.Counters;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.LinkPolicy;
import dev.stowage.core.link.Links;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.series.TimeSeries;
import dev.stowage.http.Access;
import dev.stowage.http.Costs;
import dev.stowage.http.Door;
import dev.stowage.http.Feature;
import dev.stowage.http.Journal;
import dev.stowage.http.Resource;
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
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The HTTP interface over the stores that the settings name: the one place where stores, services
 * and resources are put together, for a server and for a function alike.
 */
public final class Api implements AutoCloseable {

  private final Stores stores;
  private final Door door;
  private final Router router;
  private final Journal journal;

  private Api(Stores stores, Door door, Router router, Journal journal) {
    this.stores = stores;
    this.door = door;
    this.router = router;
    this.journal = journal;
  }

  /**
   * Opens the stores for a server, and puts the interface over them.
   *
   * @param settings what is served from where
   * @param exposure who can reach it
   * @param journal takes note of errors whose cause is not a request
   * @return the interface, which the caller closes
   * @throws StowageException INVALID when nobody could write; else what a store says whose
   *     operation is then the name of its setting
   */
  public static Api open(Settings settings, Exposure exposure, Journal journal) {
    return open(settings, exposure, journal, BackendContext.DEFAULT_CALLERS);
  }

  /**
   * Opens the stores for a function, which others reach and which answers one request at a time,
   * and puts the interface over them.
   *
   * @param settings what is served from where
   * @param journal takes note of errors whose cause is not a request
   * @return the interface, which the caller closes
   * @throws StowageException INVALID when no store is named; else as {@link #open}
   */
  public static Api openForFunction(Settings settings, Journal journal) {
    if (settings.stores().isEmpty()) {
      throw new StowageException(
          ErrorKind.INVALID,
          Setting.STOWAGE_STORE.name(),
          "",
          "no store is named, and a function has no disk that lasts; name one, such as"
              + " dynamodb://TABLE");
    }
    return open(settings, Exposure.NETWORK, journal, 1);
  }

  private static Api open(Settings settings, Exposure exposure, Journal journal, int callers) {
    Door door = door(settings, exposure);
    Costs costs = new Costs(settings.prices(), InstantSource.system());
    SecureRandom random = new SecureRandom();
    BackendContext context =
        new BackendContext(costs.meter(), InstantSource.system(), random::nextLong, callers);
    Stores stores = Stores.open(settings.stores(), context);
    try {
      Router router =
          new Router(
              resources(stores, costs, policy(settings, exposure), context), door, costs, journal);
      return new Api(stores, door, router, journal);
    } catch (RuntimeException failed) {
      stores.close();
      throw failed;
    }
  }

  private static List<Resource> resources(
      Stores stores, Costs costs, LinkPolicy policy, BackendContext context) {
    List<Resource> resources = new ArrayList<>();
    Optional<Links> links = stores.links().map(store -> new Links(store, policy, context));
    links.map(LinksResource::new).ifPresent(resources::add);
    links.map(WorkshopResource::new).ifPresent(resources::add);
    Optional<Pastes> pastes = stores.pastes().map(store -> new Pastes(store, context));
    pastes.map(PastesResource::new).ifPresent(resources::add);
    pastes.map(HastebinResource::new).ifPresent(resources::add);
    if (links.isPresent() || pastes.isPresent()) {
      resources.add(new RedirectResource(links.orElse(null), pastes.orElse(null)));
    }
    resources.add(new PagesResource(links.orElse(null), pastes.orElse(null)));
    stores
        .counters()
        .map(Counters::new)
        .ifPresent(
            counters ->
                resources.addAll(
                    List.of(new CountersResource(counters), new CounterScriptResource())));
    stores
        .series()
        .map(TimeSeries::new)
        .ifPresent(
            series ->
                resources.addAll(
                    List.of(
                        new SeriesResource(series, stores.discards().orElse(null), context.clock()),
                        new JourneyResource(series, context.clock()))));
    resources.add(new CostsResource(costs));
    resources.add(new HealthResource());
    resources.add(new OpenApiResource());
    return resources;
  }

  private static LinkPolicy policy(Settings settings, Exposure exposure) {
    Set<String> hosts = new HashSet<>();
    URI url = settings.publicUrl();
    if (url != null) {
      hosts.add(url.getHost());
    }
    if (exposure == Exposure.THIS_MACHINE) {
      hosts.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
    }
    LinkPolicy policy = LinkPolicy.PLAIN.withOwnHosts(hosts);
    return settings.slugKey() == null ? policy : policy.withSlugKey(settings.slugKey());
  }

  /**
   * Writes are open to whoever is on this machine, as long as nothing says that others come, too.
   */
  private static Door door(Settings settings, Exposure exposure) {
    boolean local = exposure == Exposure.THIS_MACHINE && !settings.expectsOthers();
    Set<Feature> open = settings.openWrites();
    if (!local && settings.tokens().isEmpty() && open == null) {
      throw new StowageException(
          ErrorKind.INVALID,
          Setting.STOWAGE_TOKENS.name(),
          "",
          "nobody could write; make a token with: stowage token NAME, or name in "
              + Setting.STOWAGE_OPEN_WRITES
              + " what everybody may write");
    }
    return new Door(
        new Site(
            settings.publicUrl(), settings.proxies(), settings.redirectStatus(), Version.current()),
        local && open == null
            ? Access.local()
            : Access.byToken(settings.tokens(), open == null ? Set.of() : open),
        settings.cors(),
        local ? Door.Reach.THIS_MACHINE : Door.Reach.ANYWHERE);
  }

  /**
   * Refuses a store that was not set up, which some find out only at the first use. Asks each.
   *
   * @throws StowageException MISCONFIGURED or UNAVAILABLE, whose operation is the name of the
   *     setting
   */
  public void requireStores() {
    stores.requireThere();
  }

  /**
   * Reads something that is not there from the store of each feature, so that connections are open
   * and code is loaded before the first request. A store that is slowed down or away is told to the
   * journal, and may be back by then.
   *
   * @throws StowageException as {@link #requireStores}, or what else the store says of a read
   */
  public void prime() {
    stores.prime(away -> journal.failed("init", away));
  }

  /**
   * Returns what answers requests.
   *
   * @return the router, until {@link #close}
   */
  public Router router() {
    return router;
  }

  /**
   * Tells from where requests may come.
   *
   * @return this machine alone, or anywhere
   */
  public Door.Reach reach() {
    return door.reach();
  }

  /** Closes the stores. Requests must have ended. */
  @Override
  public void close() {
    stores.close();
  }
}
