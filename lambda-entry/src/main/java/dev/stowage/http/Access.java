package dev.stowage.http;

import dev.stowage.core.record.TokenHash;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may change something. Reading is free; a change needs one of the API tokens, unless its
 * feature is open to everybody.
 */
public final class Access {

  private final Map<String, TokenHash> tokens;
  private final Set<Feature> open;
  private final Caller withoutToken;

  private Access(Map<String, TokenHash> tokens, Set<Feature> open, Caller.Trust withoutToken) {
    this.tokens = new LinkedHashMap<>(tokens);
    this.open = Set.copyOf(open);
    this.withoutToken = new Caller(withoutToken, "");
  }

  /**
   * Asks for tokens.
   *
   * @param tokens name to SHA-256 of the token
   * @param open the features that everybody may write to
   * @return the rule
   */
  public static Access byToken(Map<String, TokenHash> tokens, Set<Feature> open) {
    return new Access(tokens, open, Caller.Trust.ANYBODY);
  }

  /**
   * Lets everybody do everything: for a server that this machine alone reaches, see {@link
   * LocalOnly}.
   *
   * @return the rule
   */
  public static Access local() {
    return new Access(Map.of(), Set.of(Feature.values()), Caller.Trust.LOCAL);
  }

  /**
   * Looks at the {@code Authorization} of a request.
   *
   * @param request the request
   * @return who asks
   */
  Caller caller(Request request) {
    return bearer(request).map(this::holder).orElse(withoutToken);
  }

  /**
   * Looks at a token.
   *
   * @param shown what somebody showed
   * @return whose it is, or that it is unknown
   */
  Caller holder(String shown) {
    TokenHash hash = TokenHash.of(shown);
    Caller holder = new Caller(Caller.Trust.UNKNOWN, "");
    // Each is compared, so that the time tells nothing.
    for (Map.Entry<String, TokenHash> token : tokens.entrySet()) {
      if (token.getValue().equals(hash)) {
        holder = new Caller(Caller.Trust.TOKEN, token.getKey());
      }
    }
    return holder;
  }

  /** Tells whether a feature can be written to without token. */
  boolean isOpen(Feature feature) {
    return open.contains(feature);
  }

  private static Optional<String> bearer(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }
}
