/**
 * Short links: the link and the rules of its id and target, the port that keeps links, the service
 * that makes and follows them, and the counting of hits.
 */
@NullMarked
package dev.stowage.core.link;

import org.jspecify.annotations.NullMarked;
