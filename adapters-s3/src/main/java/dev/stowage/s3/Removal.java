package dev.stowage.s3;

import java.util.Optional;
import java.util.function.Function;

/**
 * Deletes an object for as long as it is the one that is meant. Comes to whether it was there;
 * after a lost answer, one that is gone counts as deleted.
 */
final class Removal implements Contest.Round<Boolean> {

  private final S3Bucket bucket;
  private final String key;
  private final Function<Call, Optional<String>> find;
  private String tag = "";

  /**
   * Makes a removal.
   *
   * @param key the object's
   * @param find reads the object's entity tag; empty when it is not there, or another
   */
  Removal(S3Bucket bucket, String key, Function<Call, Optional<String>> find) {
    this.bucket = bucket;
    this.key = key;
    this.find = find;
  }

  @Override
  public Optional<Boolean> look(Call call) {
    Optional<String> found = find.apply(call);
    tag = found.orElse("");
    return found.isPresent() ? Optional.empty() : Optional.of(call.unsettled());
  }

  @Override
  public Written write(Call call) {
    return bucket.delete(call, key, tag);
  }

  @Override
  public Boolean done() {
    return true;
  }
}
