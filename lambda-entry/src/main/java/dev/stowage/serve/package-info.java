/**
 * The {@link dev.stowage.http.Router} on a server of our own: HTTP/1.1 without TLS, which a proxy
 * in front adds.
 *
 * <p>{@link dev.stowage.serve.HttpServer} is all that others need. Behind it, a {@code Passage}
 * takes each request from its head to the last byte of its answer: {@code Heads} turns what came
 * into a {@link dev.stowage.http.Request}, {@code BodyIntake} reads the body as it comes, {@code
 * Turns} lets a bounded number of handlers run at once, {@code AnswerWriter} sends what they
 * answer. No thread waits for a client at any step; {@code Watch} ends whoever takes too long.
 *
 * <p>Every bound is in {@link dev.stowage.serve.ServerLimits}.
 */
@NullMarked
package dev.stowage.serve;

import org.jspecify.annotations.NullMarked;
