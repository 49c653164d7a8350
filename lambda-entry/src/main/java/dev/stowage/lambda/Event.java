package dev.stowage.lambda;

import dev.stowage.http.Request;

/**
 * A request as AWS brought it.
 *
 * @param kind what brought it, and takes the answer
 * @param request the request
 */
public record Event(EventKind kind, Request request) {}
