/**
 * What is served: a {@link dev.stowage.http.Resource} for each feature and for each documented
 * interface of others. Each takes a service of the core and knows nothing of how it is reached.
 */
@NullMarked
package dev.stowage.http.resource;

import org.jspecify.annotations.NullMarked;
