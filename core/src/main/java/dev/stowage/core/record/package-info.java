/**
 * What records with an owner have in common, whatever they hold: when they were made and end, who
 * may delete them, how one write is told from another, and how their ids are made.
 */
@NullMarked
package dev.stowage.core.record;

import org.jspecify.annotations.NullMarked;
