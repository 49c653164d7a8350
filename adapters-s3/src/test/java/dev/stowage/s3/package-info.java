/** Tests of the S3 adapter, on a real server in a child process. */
@NullMarked
package dev.stowage.s3;

import org.jspecify.annotations.NullMarked;
