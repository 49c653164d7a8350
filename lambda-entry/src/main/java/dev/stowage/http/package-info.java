/**
 * The HTTP interface without a server: a {@link dev.stowage.http.Request} goes in, a {@link
 * dev.stowage.http.Response} comes out. A local server and a function behind a gateway turn what
 * they get into the one and what they give out of the other; nothing here knows either.
 *
 * <p>{@link dev.stowage.http.Router} finds the {@link dev.stowage.http.Route} for a request,
 * refuses what may not pass, and words every error as {@code application/problem+json} (RFC 9457).
 * The routes come from {@link dev.stowage.http.Resource}s, a class for each feature, in {@code
 * dev.stowage.http.resource}.
 */
@NullMarked
package dev.stowage.http;

import org.jspecify.annotations.NullMarked;
