package dev.stowage.core.link;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a shortener is told about where it runs.
 *
 * @param ownHosts host names under which it is reached itself; links to them are refused, because
 *     they could lead in a circle
 * @param slugKey derives reusable ids; null where links are not reused
 * @param hits counts how often links are followed
 */
public record LinkPolicy(Set<String> ownHosts, @Nullable SlugKey slugKey, Hits hits) {

  /** No host is known, nothing is reused, nothing is counted. */
  public static final LinkPolicy PLAIN = new LinkPolicy(Set.of(), null, Hits.OFF);

  /** Copies the hosts, in their plainest form. */
  public LinkPolicy {
    ownHosts = ownHosts.stream().map(Host::plain).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Names the hosts under which the shortener is reached.
   *
   * @param hosts host names or addresses, without port
   * @return this policy with them
   */
  public LinkPolicy withOwnHosts(Set<String> hosts) {
    return new LinkPolicy(hosts, slugKey, hits);
  }

  /**
   * Lets links be reused.
   *
   * @param key derives their ids
   * @return this policy with it
   */
  public LinkPolicy withSlugKey(SlugKey key) {
    return new LinkPolicy(ownHosts, key, hits);
  }

  /**
   * Lets hits be counted.
   *
   * @param counting counts them; closed by the caller where it can be
   * @return this policy with it
   */
  public LinkPolicy withHits(Hits counting) {
    return new LinkPolicy(ownHosts, slugKey, counting);
  }
}
