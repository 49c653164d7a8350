package dev.stowage.bench.compare;

/**
 * The most memory that a comparison took at once: its own process, the engines and their servers.
 *
 * @param bytes the sum of the processes' proportional set sizes
 * @param processes how many there were at that moment
 */
public record PeakMemory(long bytes, int processes) {}
