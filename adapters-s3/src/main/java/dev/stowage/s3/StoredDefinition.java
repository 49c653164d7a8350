package dev.stowage.s3;

/**
 * A definition as it was read.
 *
 * @param definition what it says
 * @param tag the entity tag of its object
 */
record StoredDefinition(Definition definition, String tag) {}
