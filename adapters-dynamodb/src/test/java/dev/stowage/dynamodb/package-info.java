/** Tests of the DynamoDB adapter, against DynamoDB Local unless a name says stand-in. */
@NullMarked
package dev.stowage.dynamodb;

import org.jspecify.annotations.NullMarked;
