/** Series in a DynamoDB table. */
@NullMarked
package dev.stowage.dynamodb;

import org.jspecify.annotations.NullMarked;
