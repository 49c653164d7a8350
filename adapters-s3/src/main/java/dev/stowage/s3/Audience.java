package dev.stowage.s3;

/** Who may read the bucket. */
public enum Audience {
  /** Its owner. */
  OWNER,
  /** Everybody, through the bucket's website; for links alone; written {@code website=true}. */
  WEBSITE
}
