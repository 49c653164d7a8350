package dev.stowage.core.link;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Deletion;
import dev.stowage.core.record.IdAlphabet;
import dev.stowage.core.record.Lookup;
import dev.stowage.core.record.Stamps;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Shortens and follows links, over any store: what a program calls; {@link LinkStore} is what an
 * adapter implements.
 *
 * <pre>{@code
 * Links links = new Links(backend.links(), LinkPolicy.PLAIN, BackendContext.system(new Meter()));
 * Shortened made = links.shorten(NewLink.to("https://example.com/a/long/way"));
 * Optional<Link> found = links.follow(made.link().id()).found();
 * }</pre>
 *
 * <p>Safe for use by many threads. Errors are those of {@link LinkStore}, and where named.
 */
public final class Links {

  /** The length of a made id, in characters. */
  public static final int ID_LENGTH = 7;

  /**
   * What no slug can be: the first segments of the paths of the HTTP server, which would hide a
   * link of that name.
   */
  public static final Set<String> RESERVED =
      Set.of(
          "api",
          "blog",
          "counter.js",
          "documents",
          "feed.xml",
          "health",
          "p",
          "raw",
          "shorten",
          "temp",
          "via");

  /** Made ids are tried this often: with a billion links, one in 1,500 is taken. */
  private static final int ATTEMPTS = 5;

  private final LinkStore store;
  private final LinkPolicy policy;
  private final Stamps stamps;
  private final LongSupplier random;

  /**
   * Makes the service.
   *
   * @param store where the links are
   * @param policy what it is told about where it runs
   * @param context its clock and randomness are used, not its meter: the store counts
   */
  public Links(LinkStore store, LinkPolicy policy, BackendContext context) {
    this.store = store;
    this.policy = policy;
    this.stamps = new Stamps(context);
    this.random = context.random();
  }

  /**
   * Makes a link. Where an owner is given, the link that this owner has to the same target is
   * reused as it is, with the end it has; likewise a slug that leads to the same target already.
   *
   * @param request target, and what else is wished
   * @return the link, with its delete token unless it was reused
   * @throws StowageException INVALID for a target, slug or duration that breaks its rule, for a
   *     slug together with an owner, and for an owner without slug key; CONFLICT when the slug
   *     leads to another target, or all ids derived for the owner are taken
   */
  public Shortened shorten(NewLink request) {
    String host = Target.host(request.target());
    if (policy.ownHosts().contains(host) || request.reachedAt().contains(host)) {
      throw invalid("target", "it leads back to this shortener; link to another host");
    }
    if (request.owner() != null) {
      return shared(request, request.owner());
    }
    return request.slug() != null ? named(request, request.slug()) : made(request);
  }

  /**
   * Finds where a link leads, and counts a hit.
   *
   * @param id any text
   * @return the link; gone when it has expired
   */
  public Lookup<Link> follow(String id) {
    Lookup<Link> lookup = find(id);
    lookup.found().ifPresent(policy.hits()::followed);
    return lookup;
  }

  /**
   * Finds a link; counts nothing.
   *
   * @param id any text
   * @return the link; gone when it has expired
   */
  public Lookup<Link> find(String id) {
    Optional<Link> link = stored(id);
    if (link.isEmpty()) {
      return Lookup.absent();
    }
    return link.get().stamp().hasExpired(stamps.now()) ? Lookup.gone() : Lookup.found(link.get());
  }

  /**
   * Deletes a link for who has its token.
   *
   * @param id any text
   * @param deleteToken what was told when the link was made
   * @return DELETED or ABSENT; REFUSED when the token is another's
   */
  public Deletion delete(String id, String deleteToken) {
    Optional<Link> link = stored(id);
    if (link.isPresent() && !link.get().stamp().deleteToken().matches(deleteToken)) {
      return Deletion.REFUSED;
    }
    return link.map(this::removed).orElse(Deletion.ABSENT);
  }

  /**
   * Deletes a link for who needs no token, such as the one who runs the shortener.
   *
   * @param id any text
   * @return DELETED or ABSENT
   */
  public Deletion delete(String id) {
    return stored(id).map(this::removed).orElse(Deletion.ABSENT);
  }

  /**
   * Lists the links, also those that have expired; see {@link LinkStore#list}.
   *
   * @param cursor {@link Page#FIRST}, or {@link Page#next()} of the page before
   * @return a page of links
   */
  public Page<Link> list(String cursor) {
    return store.list(cursor);
  }

  private Optional<Link> stored(String id) {
    return Link.isId(id) ? store.find(id) : Optional.empty();
  }

  private Deletion removed(Link link) {
    return store.remove(link.id(), link.stamp().writeId()) ? Deletion.DELETED : Deletion.ABSENT;
  }

  private Shortened made(NewLink request) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Shortened> made = create(IdAlphabet.draw(ID_LENGTH, random), request);
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new StowageException(
        ErrorKind.UNEXPECTED,
        "shorten",
        "",
        ATTEMPTS + " random ids in a row were taken; the source of randomness may repeat itself");
  }

  private Shortened named(NewLink request, String slug) {
    Link.checkId(slug);
    if (RESERVED.contains(slug)) {
      throw invalid(slug, "the slug is reserved; use another");
    }
    return createOrReuse(slug, request)
        .orElseThrow(
            () ->
                new StowageException(
                    ErrorKind.CONFLICT,
                    "shorten",
                    slug,
                    "the slug is taken by another target; use another"));
  }

  private Shortened shared(NewLink request, String owner) {
    SlugKey key = policy.slugKey();
    if (key == null) {
      throw invalid("reuse", "links are not reused here, because no slug key is set");
    }
    if (request.slug() != null) {
      throw invalid("reuse", "a link that is reused has a made id; leave the slug out");
    }
    for (int number = 0; number < ATTEMPTS; number++) {
      Optional<Shortened> link = createOrReuse(key.id(owner, request.target(), number), request);
      if (link.isPresent()) {
        return link.get();
      }
    }
    throw new StowageException(
        ErrorKind.CONFLICT,
        "shorten",
        "",
        "the " + ATTEMPTS + " ids derived for this owner and target are taken; use a slug");
  }

  private Optional<Shortened> create(String id, NewLink request) {
    Stamps.Issued issued = stamps.issue(request.expiresIn());
    Link link = new Link(id, request.target(), issued.stamp());
    return store.create(link, stamps.now()) == Created.NEW
        ? Optional.of(new Shortened(link, issued.deleteToken()))
        : Optional.empty();
  }

  /** Empty when the id leads elsewhere. What was in the way may be gone when it is looked at. */
  private Optional<Shortened> createOrReuse(String id, NewLink request) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Shortened> made = create(id, request);
      if (made.isPresent()) {
        return made;
      }
      Optional<Link> there = find(id).found();
      if (there.isPresent()) {
        return there
            .filter(link -> link.target().equals(request.target()))
            .map(link -> new Shortened(link, null));
      }
    }
    return Optional.empty();
  }

  private static StowageException invalid(String key, String what) {
    return new StowageException(ErrorKind.INVALID, "shorten", key, what);
  }
}
