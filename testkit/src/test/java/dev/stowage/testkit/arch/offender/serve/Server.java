package dev.stowage.testkit.arch.offender.serve;

/** No offender: listens. */
public record Server(int port) {}
