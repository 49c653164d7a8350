package dev.stowage.http.resource;

import dev.stowage.core.error.StowageException;
import dev.stowage.http.Exchange;
import dev.stowage.http.ExpiresIn;
import dev.stowage.http.Query;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a form of the front page sends. A field that is left empty counts as not given. */
record Form(Map<String, String> fields) {

  static final String TARGET = "target";
  static final String SLUG = "slug";
  static final String CONTENT = "content";
  static final String TITLE = "title";
  static final String LANGUAGE = "language";
  static final String BURN = "burn";
  static final String TOKEN = "token";

  static final Form EMPTY = new Form(Map.of());

  private static final Set<String> KNOWN =
      Set.of(TARGET, SLUG, CONTENT, TITLE, LANGUAGE, BURN, TOKEN, ExpiresIn.NAME);

  /** Reads the body; INVALID when it is none of ours. */
  static Form read(Exchange exchange) {
    return of(exchange.form());
  }

  /** Returns what {@link #read} could read; nothing when the form is none of ours. */
  static Form asRead(Exchange exchange) {
    try {
      return exchange.formRead().map(Form::of).orElse(EMPTY);
    } catch (StowageException noneOfOurs) {
      // That is the problem which is shown already.
      return EMPTY;
    }
  }

  private static Form of(Query query) {
    query.requireKnown(KNOWN);
    Map<String, String> fields = new HashMap<>();
    for (String name : KNOWN) {
      query.value(name).ifPresent(value -> fields.put(name, value));
    }
    return new Form(fields);
  }

  /** Tells whether the form has a field, be it empty. */
  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Returns what stands in a field; empty text for nothing. */
  String value(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Returns what stands in a field, if anything. */
  Optional<String> given(String name) {
    return Optional.ofNullable(fields.get(name)).filter(Predicate.not(String::isEmpty));
  }
}
