package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who defines what.
 *
 * <p>A definition carries a random generation, and so does every object of its readings. What
 * carries another generation is dead: nobody reads it, and a writer of that day replaces it. So a
 * drop deletes the definition first, which is the moment from which the series is gone; and however
 * much of the rest stays undone, a new series of the name never shows a reading of the old one. The
 * rest is deleted by the same drop, or by one that is repeated.
 *
 * <p>A generation is dead for good once a definition that was read after an object of it shows
 * another one, or is gone: generations are drawn at random and do not come back.
 */
final class Definitions {

  private final S3Bucket bucket;
  private final Keys keys;
  private final LongSupplier random;
  private final DefinitionCache cache;

  Definitions(S3Bucket bucket, Keys keys, BackendContext context) {
    this.bucket = bucket;
    this.keys = keys;
    this.random = context.random();
    this.cache = new DefinitionCache(context.clock());
  }

  Defined define(Call call, Series series) {
    Definition mine = Definition.draw(series, random.getAsLong());
    Patience patience = bucket.patience();
    Call current = call;
    while (true) {
      DefinitionCache.Ticket ticket = cache.ticket();
      Written written = bucket.create(current, keys.definition(series.name()), mine.content());
      if (written == Written.DONE) {
        cache.keep(mine, ticket);
        return Defined.NEW;
      }
      current = written == Written.LOST ? call.afterLoss() : current;
      Optional<Definition> found = read(current, series.name()).map(Stored::value);
      if (found.isPresent()) {
        return found.get().generation().equals(mine.generation())
            ? Defined.NEW
            : same(call, found.get(), series);
      }
      // Dropped between the two requests, or never written: the name is free.
      patience.pause(current);
    }
  }

  private static Defined same(Call call, Definition found, Series series) {
    found.requireLayout(call, series);
    return Defined.SAME;
  }

  /**
   * Deletes a definition.
   *
   * @return the generation that died; empty when the name was not defined
   * @throws dev.stowage.core.error.StowageException CONFLICT when it has another layout
   */
  Optional<String> delete(Call call, Series series) {
    Patience patience = bucket.patience();
    Call current = call;
    Optional<Stored<Definition>> dying = read(call, series.name());
    dying.ifPresent(found -> found.value().requireLayout(call, series));
    Optional<Stored<Definition>> found = dying;
    // Another's definition in its place means that this one died in between.
    while (found.isPresent() && found.equals(dying)) {
      Written written = bucket.delete(current, keys.definition(series.name()), found.get().tag());
      cache.forget(series.name());
      if (written == Written.DONE) {
        break;
      }
      current = written == Written.LOST ? call.afterLoss() : current;
      patience.pause(current);
      found = read(current, series.name());
    }
    return dying.map(died -> died.value().generation());
  }

  /** Reads a definition from the bucket; empty when the name is not defined. */
  Optional<Stored<Definition>> read(Call call, String name) {
    DefinitionCache.Ticket ticket = cache.ticket();
    String key = keys.definition(name);
    Optional<Stored<Definition>> found =
        bucket
            .get(call, key)
            .map(
                object ->
                    new Stored<>(
                        Definition.read(name, key, object.asByteArrayUnsafe()),
                        object.response().eTag()));
    found.ifPresentOrElse(stored -> cache.keep(stored.value(), ticket), () -> cache.forget(name));
    return found;
  }

  /** Returns the definition that a call on readings needs, at most a minute old. */
  Definition require(Call call, Series series) {
    // A refusal is never said from memory.
    return cache
        .find(series.name())
        .filter(known -> known.series().equals(series))
        .orElseGet(() -> reread(call, series));
  }

  /** Returns the definition as the bucket has had it since a call began. */
  Definition confirm(Call call, Series series) {
    return cache
        .findSince(call.begun(), series.name())
        .filter(known -> known.series().equals(series))
        .orElseGet(() -> reread(call, series));
  }

  /** Returns the definition as the bucket has it now. */
  Definition reread(Call call, Series series) {
    Definition definition =
        read(call, series.name())
            .map(Stored::value)
            .orElseThrow(
                () -> call.failed(ErrorKind.INVALID, "the series is not defined; define it first"));
    definition.requireLayout(call, series);
    return definition;
  }
}
