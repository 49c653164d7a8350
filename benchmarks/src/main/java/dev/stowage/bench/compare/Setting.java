package dev.stowage.bench.compare;

import dev.stowage.bench.records.Materials;
import dev.stowage.bench.records.RecordWorkload;
import dev.stowage.core.backend.BackendContext;

/**
 * What records are made with, and where.
 *
 * @param workload the operations
 * @param materials what they are done with
 * @param context the services' own: its randomness is the workload's, so that ids are the same
 *     wherever it is run
 * @param others whether the place may hold what is not of the workload
 */
record Setting(
    RecordWorkload workload, Materials materials, BackendContext context, Roll.Others others) {}
