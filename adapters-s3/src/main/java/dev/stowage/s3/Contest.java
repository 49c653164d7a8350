package dev.stowage.s3;

import java.util.Optional;

/**
 * The one loop of every change: look at the object, write on the condition that it is still as it
 * was seen, and begin again when others were ahead or the answer was lost. The next look tells what
 * became of a write without an answer; it follows at once, however long the answer was waited for.
 */
final class Contest {

  private Contest() {}

  /**
   * One caller's side of it. Remembers between its calls what it saw and sent.
   *
   * @param <R> what the caller is told
   */
  interface Round<R> {

    /**
     * Looks at the object and makes up the next write.
     *
     * @param call says by {@link Call#unsettled} whether the answer to a write was lost
     * @return what the caller is told; empty when there is something to be written
     */
    Optional<R> look(Call call);

    /** Sends what the last look came to. */
    Written write(Call call);

    /** Returns what the caller is told once the last write is known to be done. */
    R done();
  }

  /**
   * Goes on until there is an answer.
   *
   * @param patience ends the attempts to be ahead of others
   * @throws dev.stowage.core.error.StowageException THROTTLED when others were ahead each time
   */
  static <R> R run(Call call, Patience patience, Round<R> round) {
    Call current = call;
    Written written = Written.REFUSED;
    while (true) {
      Optional<R> answer = round.look(current);
      if (answer.isPresent()) {
        return answer.get();
      }
      if (written == Written.LOST) {
        patience.pause(current);
      }
      written = round.write(current);
      if (written == Written.DONE) {
        return round.done();
      }
      current = current.after(written);
      if (written == Written.REFUSED) {
        patience.pause(current);
      }
    }
  }
}
