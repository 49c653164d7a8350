package dev.stowage.testkit.arch.offender.lambda;

/** No offender: what a gateway hands over. */
public record Event(String body) {}
