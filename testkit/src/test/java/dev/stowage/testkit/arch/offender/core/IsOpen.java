package dev.stowage.testkit.arch.offender.core;

/** Offends: anyone may extend it. */
public class IsOpen {}
