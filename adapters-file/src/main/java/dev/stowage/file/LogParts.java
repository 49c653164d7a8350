package dev.stowage.file;

/**
 * What an open keyed log is made of.
 *
 * @param files its directory
 * @param table its records
 * @param writer who appends to it
 * @param hash the hash of its keys
 * @param settings sizes
 */
record LogParts(
    LogFiles files, LogTable table, LogWriter writer, KeyHash hash, LogSettings settings) {}
