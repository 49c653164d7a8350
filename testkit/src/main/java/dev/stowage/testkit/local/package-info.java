/**
 * Real engines on this machine, each in a process of its own: started on a free port of the
 * loopback address, ended when closed and when the process that started it is gone, however it
 * ended.
 */
@NullMarked
package dev.stowage.testkit.local;

import org.jspecify.annotations.NullMarked;
