@NullMarked
package dev.stowage.bench.http;

import org.jspecify.annotations.NullMarked;
