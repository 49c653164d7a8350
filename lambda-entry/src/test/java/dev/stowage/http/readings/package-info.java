@NullMarked
package dev.stowage.http.readings;

import org.jspecify.annotations.NullMarked;
