package dev.stowage.bench.lambda;

import dev.stowage.testkit.local.LambdaSetup;

/**
 * A function that is measured.
 *
 * @param name what the table calls it
 * @param begin how it begins
 * @param setup the function, with its store
 * @param event JSON that it answers with 200, again and again
 */
record Subject(String name, Begin begin, LambdaSetup setup, String event) {}
