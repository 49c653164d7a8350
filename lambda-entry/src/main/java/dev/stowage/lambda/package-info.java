/**
 * What AWS hands a function for a request, and what it takes for an answer: events of API Gateway
 * (REST APIs; HTTP APIs in both payload formats), function URLs and Application Load Balancers
 * become {@link dev.stowage.http.Request}s, and {@link dev.stowage.http.Response}s become their
 * answers.
 *
 * <p>Nothing is altered on the way that the kind of event lets through. What each kind folds by
 * itself is told at {@link dev.stowage.lambda.EventKind}.
 *
 * <p>What is logged goes to standard output as lines of JSON, through {@code java.util.logging},
 * which is set up for the whole process: a function has it to itself.
 */
@NullMarked
package dev.stowage.lambda;

import org.jspecify.annotations.NullMarked;
