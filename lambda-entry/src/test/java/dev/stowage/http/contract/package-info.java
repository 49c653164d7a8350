@NullMarked
package dev.stowage.http.contract;

import org.jspecify.annotations.NullMarked;
