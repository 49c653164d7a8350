@NullMarked
package dev.stowage.http.resource;

import org.jspecify.annotations.NullMarked;
