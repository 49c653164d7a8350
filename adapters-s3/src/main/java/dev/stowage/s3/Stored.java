package dev.stowage.s3;

/**
 * What was read of an object.
 *
 * @param <T> what it is
 * @param value what it says
 * @param tag its entity tag
 */
record Stored<T>(T value, String tag) {}
