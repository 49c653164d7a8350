package dev.stowage.core.cost;

/**
 * How many operations a run of links, pastes or counters was, and of which kind. Each is a call of
 * its own, so that everything they use grows in proportion with them.
 *
 * @param writes how many of them had to be made durable
 * @param adds how many of the writes added to a counter
 * @param counters how many counters those went to in equal shares; 0 where there are none
 */
public record Operations(long writes, long adds, int counters) {}
