package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies in front, whose word on where a request came from is taken: {@code X-Forwarded-For},
 * {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}. From anybody else these headers are
 * nothing, because everybody can send them. {@code Forwarded} (RFC 7239) is not read.
 */
public final class Proxies {

  /** No proxy is trusted. */
  public static final Proxies NONE = new Proxies(List.of());

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(BYTE\\.){3}BYTE|[0-9a-fA-F:]*:[0-9a-fA-F:.]*"
              .replace("BYTE", "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));
  private static final Pattern HOST =
      Pattern.compile(
          "((?![^:]{254})([A-Za-z0-9_-]{1,63}\\.)*[A-Za-z0-9_-]{1,63}\\.?|\\[[0-9a-fA-F:.]{2,45}])(:[0-9]{1,5})?");

  /** Addresses whose first bits are the same. */
  private record Network(InetAddress first, int bits) {

    boolean contains(InetAddress given) {
      byte[] address = first.getAddress();
      byte[] other = given.getAddress();
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((address[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Where a request came from.
   *
   * @param client the address of who sent it
   * @param scheme {@code http} or {@code https}, as the client sees it
   * @param host host and port, as the client sees them
   */
  record Sight(String client, String scheme, String host) {

    /** The host without its port. */
    String name() {
      return host.replaceFirst(":[0-9]+$", "");
    }
  }

  private final List<Network> networks;

  private Proxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Names the proxies.
   *
   * @param addresses each an IP address, or a network such as {@code 10.0.0.0/8}
   * @return them
   * @throws StowageException INVALID for what is neither
   */
  public static Proxies of(List<String> addresses) {
    return new Proxies(addresses.stream().map(Proxies::network).toList());
  }

  /** Tells where a request came from, by its proxies' word where they are trusted. */
  Sight sight(Request request) {
    String own = request.header("Host").filter(host -> isHost(host)).orElse("localhost");
    Arrival arrival = request.arrival();
    if (!isTrusted(arrival.peer())) {
      return new Sight(arrival.peer(), arrival.scheme(), own);
    }
    return new Sight(
        client(request),
        last(request, "X-Forwarded-Proto")
            .filter(scheme -> scheme.equals("http") || scheme.equals("https"))
            .orElse(arrival.scheme()),
        last(request, "X-Forwarded-Host").filter(Proxies::isHost).orElse(own));
  }

  /**
   * Tells who sent a request: who stands before the last of our proxies, each of which added the
   * one that it heard from.
   *
   * @param request the request
   * @return an IP address: the peer's, unless that is a trusted proxy which names another
   */
  public String client(Request request) {
    List<String> chain = new ArrayList<>();
    for (String header : request.headers().all("X-Forwarded-For")) {
      Arrays.stream(header.split(",")).map(String::strip).forEach(chain::add);
    }
    Collections.reverse(chain);
    String client = request.arrival().peer();
    for (String address : chain) {
      if (!isTrusted(client) || parsed(address).isEmpty()) {
        break;
      }
      client = address;
    }
    return client;
  }

  private boolean isTrusted(String address) {
    return parsed(address)
        .map(given -> networks.stream().anyMatch(network -> network.contains(given)))
        .orElse(false);
  }

  private static Optional<String> last(Request request, String name) {
    List<String> values = request.headers().all(name);
    return values.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values.get(values.size() - 1).split(","))
            .map(String::strip)
            .reduce((one, other) -> other);
  }

  private static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    InetAddress address =
        parsed(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> invalid(text));
    int most = address.getAddress().length * 8;
    if (slash < 0) {
      return new Network(address, most);
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most) {
      throw invalid(text);
    }
    return new Network(address, Integer.parseInt(bits));
  }

  /**
   * An address that is written in digits. What is none is not asked for: the JDK takes 10 for
   * 0.0.0.10, and looks 999.1.1.1 up as a name. With a colon it looks nothing up.
   */
  private static Optional<InetAddress> parsed(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  private static StowageException invalid(String text) {
    return new StowageException(
        ErrorKind.INVALID,
        "proxy",
        Quoted.of(text, 60),
        "it is no IP address and no network; write 10.0.0.7 or 10.0.0.0/8");
  }
}
