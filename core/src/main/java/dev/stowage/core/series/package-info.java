/**
 * Time series: the record layout, batches of readings, the port that keeps them, the service that
 * answers questions about them, and the codec of a sealed day.
 */
@NullMarked
package dev.stowage.core.series;

import org.jspecify.annotations.NullMarked;
