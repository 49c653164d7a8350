/**
 * Programs that others wrote, unchanged, against this server. What such a program needs to find us
 * is said in the configuration that it reads anyway.
 */
@NullMarked
package dev.stowage.clients;

import org.jspecify.annotations.NullMarked;
