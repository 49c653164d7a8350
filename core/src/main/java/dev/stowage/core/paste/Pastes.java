package dev.stowage.core.paste;

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
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Keeps and shows pastes, over any store: what a program calls; {@link PasteStore} is what an
 * adapter implements.
 *
 * <pre>{@code
 * Pastes pastes = new Pastes(backend.pastes(), BackendContext.system(new Meter()));
 * Posted posted = pastes.post("hello".getBytes(UTF_8), NewPaste.PLAIN);
 * Optional<Paste> read = pastes.read(posted.meta().id()).found();
 * }</pre>
 *
 * <p>Safe for use by many threads. Errors are those of {@link PasteStore}, and where named.
 */
public final class Pastes {

  private static final int ATTEMPTS = 3;

  private final PasteStore store;
  private final Stamps stamps;
  private final LongSupplier random;

  /**
   * Makes the service.
   *
   * @param store where the pastes are
   * @param context its clock and randomness are used
   */
  public Pastes(PasteStore store, BackendContext context) {
    this.store = store;
    this.stamps = new Stamps(context);
    this.random = context.random();
  }

  /**
   * Keeps a paste.
   *
   * @param content 0 to {@link Paste#MAX_BYTES} bytes
   * @param request what else is wished
   * @return its id and delete token
   * @throws StowageException TOO_LARGE for more bytes; INVALID for a duration that breaks its rule
   */
  public Posted post(byte[] content, NewPaste request) {
    Paste.requireFits(content.length);
    Stamps.Issued issued = stamps.issue(request.expiresIn());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      String id = IdAlphabet.draw(PasteMeta.ID_LENGTH, random);
      PasteMeta meta =
          new PasteMeta(id, content.length, request.label(), request.burn(), issued.stamp());
      if (store.create(Paste.of(meta, content), stamps.now()) == Created.NEW) {
        return new Posted(meta, issued.deleteToken());
      }
    }
    throw new StowageException(
        ErrorKind.UNEXPECTED,
        "post",
        "",
        ATTEMPTS + " random ids in a row were taken; the source of randomness repeats itself");
  }

  /**
   * Reads a paste; one that burns is removed by it, and this caller alone gets it.
   *
   * @param id any text
   * @return the paste; gone when it has expired; absent also when another has burnt it
   */
  public Lookup<Paste> read(String id) {
    return read(id, Function.identity());
  }

  /**
   * Reads a paste and makes something of it, before one that burns is removed: when that fails, the
   * paste stays, as when it is too long for whoever asks.
   *
   * @param id any text
   * @param use what is made of it; of several callers that read a burning paste at once it may be
   *     applied for each, and only one gets what it made
   * @param <T> what that is
   * @return what was made; gone when the paste has expired; absent also when another has burnt it
   */
  public <T> Lookup<T> read(String id, Function<Paste, T> use) {
    Optional<Paste> found = PasteMeta.isId(id) ? store.find(id) : Optional.empty();
    if (found.isEmpty()) {
      return Lookup.absent();
    }
    if (isOver(found.get().meta())) {
      return Lookup.gone();
    }
    Lookup<T> used = Lookup.found(use.apply(found.get()));
    boolean stays = found.get().meta().burn() == Burn.NEVER;
    return stays || store.take(id).isPresent() ? used : Lookup.absent();
  }

  /**
   * Looks at a paste: makes something of one that stays, and of one that burns, which it leaves
   * there, only of what is known of it. Asks the store once.
   *
   * @param id any text
   * @param use what is made of a paste that stays
   * @param burning what is made of one that burns
   * @param <T> what that is
   * @return what was made; gone when the paste has expired
   */
  public <T> Lookup<T> look(String id, Function<Paste, T> use, Function<PasteMeta, T> burning) {
    Optional<Paste> found = PasteMeta.isId(id) ? store.find(id) : Optional.empty();
    if (found.isEmpty()) {
      return Lookup.absent();
    }
    PasteMeta meta = found.get().meta();
    if (isOver(meta)) {
      return Lookup.gone();
    }
    return Lookup.found(meta.burn() == Burn.NEVER ? use.apply(found.get()) : burning.apply(meta));
  }

  /**
   * Reads what is known of a paste without its content; never burns it.
   *
   * @param id any text
   * @return the metadata; gone when it has expired
   */
  public Lookup<PasteMeta> peek(String id) {
    Optional<PasteMeta> meta = peeked(id);
    if (meta.isEmpty()) {
      return Lookup.absent();
    }
    return isOver(meta.get()) ? Lookup.gone() : Lookup.found(meta.get());
  }

  /**
   * Deletes a paste for who has its token.
   *
   * @param id any text
   * @param deleteToken what was told when the paste was kept
   * @return DELETED or ABSENT; REFUSED when the token is another's
   */
  public Deletion delete(String id, String deleteToken) {
    Optional<PasteMeta> meta = peeked(id);
    if (meta.isPresent() && !meta.get().stamp().deleteToken().matches(deleteToken)) {
      return Deletion.REFUSED;
    }
    return meta.map(this::removed).orElse(Deletion.ABSENT);
  }

  /**
   * Deletes a paste for who needs no token, such as the one who runs the service.
   *
   * @param id any text
   * @return DELETED or ABSENT
   */
  public Deletion delete(String id) {
    return peeked(id).map(this::removed).orElse(Deletion.ABSENT);
  }

  /**
   * Lists the metadata of pastes, also of those that have expired; see {@link PasteStore#list}.
   *
   * @param cursor {@link Page#FIRST}, or {@link Page#next()} of the page before
   * @return a page of metadata
   */
  public Page<PasteMeta> list(String cursor) {
    return store.list(cursor);
  }

  private Optional<PasteMeta> peeked(String id) {
    return PasteMeta.isId(id) ? store.peek(id) : Optional.empty();
  }

  private Deletion removed(PasteMeta meta) {
    return store.remove(meta.id(), meta.stamp().writeId()) ? Deletion.DELETED : Deletion.ABSENT;
  }

  private boolean isOver(PasteMeta meta) {
    return meta.stamp().hasExpired(stamps.now());
  }
}
