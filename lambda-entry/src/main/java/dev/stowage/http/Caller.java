package dev.stowage.http;

/**
 * Who asks, as far as that is known.
 *
 * @param trust why the request may pass
 * @param name the name of the API token; empty for none
 */
public record Caller(Trust trust, String name) {

  /** Why a request may pass. */
  public enum Trust {
    /** It shows an API token. */
    TOKEN,
    /** It comes from this machine, where everybody may do everything. */
    LOCAL,
    /** It shows nothing, and may do what everybody may. */
    ANYBODY,
    /** It shows a token that is none of those that are known, and may read what everybody may. */
    UNKNOWN
  }
}
