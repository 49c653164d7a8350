package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the rules of every port share: how they reach a backend and word what they saw. */
abstract class BackendRules {

  /** Names the lock that a rule takes alone when no other may write to the store. */
  static final String STORE = "dev.stowage.testkit.tck.store";

  protected abstract Backend backend();

  protected void settle() {}

  /**
   * A store as another process reaches it, for the length of a test.
   *
   * @param <P> the port
   */
  record Handle<P>(P store, Backend backend, Backend first) implements AutoCloseable {

    /** Closes it twice, because closing is idempotent. */
    @Override
    public void close() {
      if (backend != first) {
        backend.close();
        backend.close();
      }
    }
  }

  /** Goes through a list to its end. */
  static <T> List<T> walked(Function<String, Page<T>> list) {
    List<T> all = new ArrayList<>();
    Optional<String> cursor = Optional.of(Page.FIRST);
    while (cursor.isPresent()) {
      Page<T> page = list.apply(cursor.get());
      all.addAll(page.items());
      cursor = page.next();
    }
    return all;
  }

  static void assertRefused(ErrorKind kind, String promise, ThrowingCallable call) {
    assertThatExceptionOfType(StowageException.class)
        .as(promise + "; the answer is " + kind)
        .isThrownBy(call)
        .satisfies(
            refusal ->
                assertThat(refusal.kind())
                    .as(promise + "; the answer was \"" + refusal.getMessage() + '"')
                    .isEqualTo(kind));
  }
}
