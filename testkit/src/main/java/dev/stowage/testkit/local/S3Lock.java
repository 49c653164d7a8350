package dev.stowage.testkit.local;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What the front holds for each object: its lock, and how often it was deleted. */
final class S3Lock {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile long deletes;

  /** For reads, together with each other. */
  Lock shared() {
    return lock.readLock();
  }

  /** For whatever changes the object. */
  Lock alone() {
    return lock.writeLock();
  }

  long deletes() {
    return deletes;
  }

  /** Counts a delete; to be called while the lock is held alone. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void countDelete() {
    deletes++;
  }
}
