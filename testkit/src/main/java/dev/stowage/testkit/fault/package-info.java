/**
 * Faults for the tests of an adapter: its real client, a proxy that spoils the line, the real
 * engine.
 *
 * <p>{@link dev.stowage.testkit.fault.HttpFaultProxy} knows where a request and an answer end, so
 * it can answer in the service's place, answer otherwise after the service has done its work, or
 * cut the connection before the work, after it, or within the answer. {@link
 * dev.stowage.testkit.fault.TcpFaultProxy} does what can be done to a stream of bytes. {@link
 * dev.stowage.testkit.fault.FaultTrial} calls a store through such a line and compares, after each
 * call, what is stored with what may be: past the line, by a backend that nothing disturbs. {@link
 * dev.stowage.testkit.fault.RandomFaults} makes hundreds of such calls from a seed.
 *
 * <pre>{@code
 * HttpFaultProxy line = HttpFaultProxy.to(engine.endpoint());
 * FaultTrial trial = new FaultTrial(open(line.endpoint()), () -> open(engine.endpoint()), series);
 * trial.define();
 * line.next(ProxiedRequest.awsOperation("PutItem"), HttpFault.cutAfter());
 * assertThat(trial.append(readings)).isEmpty(); // no error, and exactly these are stored
 * }</pre>
 */
@NullMarked
package dev.stowage.testkit.fault;

import org.jspecify.annotations.NullMarked;
