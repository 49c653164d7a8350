/**
 * Real engines on this machine, each in a process of its own: started on a free port of the
 * loopback address, ended when closed and when the process that started it is gone, however it
 * ended.
 *
 * <pre>{@code
 * URI endpoint = LocalDynamoDb.shared().endpoint();
 * StoreUrl url = StoreUrl.parse("dynamodb://test?region=eu-west-1&endpoint=" + endpoint);
 * DynamoDbBackend.initialise(DynamoDbConfig.parse(url), context);
 * }</pre>
 *
 * <p>Their jars come with a build of this project, and {@link dev.stowage.testkit.local.EnginePath}
 * finds them; the stand-in for Timestream needs none.
 *
 * <p>{@link dev.stowage.testkit.local.LocalLambda} is the other way round: AWS's own runtime runs a
 * function of ours, and the service that it asks for events is a stand-in.
 */
@NullMarked
package dev.stowage.testkit.local;

import org.jspecify.annotations.NullMarked;
