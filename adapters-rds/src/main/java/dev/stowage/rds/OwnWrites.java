package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.Optional;

/**
 * Creates and removes of records that carry the random id of the write that stored them.
 *
 * <p>When the reply to one is lost, its session is over by the time that is known (see {@link
 * Sessions}), so what is stored then tells all: the own write id, it is stored; nothing in its way,
 * it was not stored and never will be, and is sent again; another's, that one was faster.
 */
final class OwnWrites {

  private static final int SENT_AT_MOST = 3;

  private final Sessions sessions;

  OwnWrites(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Stores a record where none is in its way.
   *
   * @param writeId that of the record
   * @param insert one statement; tells whether it stored the record
   * @param stored reads the write id of the record that is there, unless it is to be replaced
   * @return whether it is stored
   */
  boolean create(
      Call call,
      long writeId,
      Sessions.Work<Boolean> insert,
      Sessions.Work<Optional<Long>> stored) {
    for (int sent = 0; sent < SENT_AT_MOST; sent++) {
      Optional<Boolean> done = sessions.once(call, insert);
      if (done.isPresent()) {
        return done.get();
      }
      Optional<Long> there = afterLoss(call, stored);
      if (there.isPresent()) {
        return there.get() == writeId;
      }
    }
    throw neverCame(call);
  }

  /**
   * Removes the record of one write.
   *
   * @param writeId that of the record
   * @param delete one statement; tells whether it removed the record
   * @param stored reads the write id of the record that is there
   * @return whether it was there; after a lost reply, one that is gone was
   */
  boolean remove(
      Call call,
      long writeId,
      Sessions.Work<Boolean> delete,
      Sessions.Work<Optional<Long>> stored) {
    for (int sent = 0; sent < SENT_AT_MOST; sent++) {
      Optional<Boolean> done = sessions.once(call, delete);
      if (done.isPresent()) {
        return done.get() || sent > 0;
      }
      if (!afterLoss(call, stored).equals(Optional.of(writeId))) {
        return true;
      }
    }
    throw neverCame(call);
  }

  /** What cannot be read now leaves open what became of the write. */
  private <T> T afterLoss(Call call, Sessions.Work<T> look) {
    try {
      return sessions.read(call, look);
    } catch (StowageException unread) {
      throw Sessions.unknown(call, unread.what()).causedBy(unread);
    }
  }

  private static StowageException neverCame(Call call) {
    return call.failed(
        ErrorKind.UNAVAILABLE,
        "the connection was lost " + SENT_AT_MOST + " times; what is stored is as it was before");
  }
}
