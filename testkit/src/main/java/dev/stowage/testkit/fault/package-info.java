/**
 * Faults for the tests of an adapter: its real client, a proxy that spoils the line, the real
 * engine.
 *
 * <p>{@link dev.stowage.testkit.fault.HttpFaultProxy} knows where a request and an answer end, so
 * it can answer in the service's place, answer otherwise after the service has done its work, or
 * cut the connection before the work, after it, or within the answer. {@link
 * dev.stowage.testkit.fault.TcpFaultProxy} does what can be done to a stream of bytes.
 *
 * <p>A trial calls a store through such a line and compares, after each call, what was said and
 * what is stored with what may be: past the line, by a backend that nothing disturbs. {@link
 * dev.stowage.testkit.fault.FaultTrial} is that of series, {@link
 * dev.stowage.testkit.fault.LinkTrial}, {@link dev.stowage.testkit.fault.PasteTrial} and {@link
 * dev.stowage.testkit.fault.CounterTrial} are those of their ports.
 *
 * <pre>{@code
 * HttpFaultProxy line = HttpFaultProxy.to(engine.endpoint());
 * LinkTrial trial = new LinkTrial(open(line.endpoint()), () -> open(engine.endpoint()));
 * Link link = trial.fresh();
 * line.next(ProxiedRequest.awsOperation("PutItem"), HttpFault.cutAfter());
 * assertThat(trial.create(link)).isEmpty(); // no error, and exactly this link is stored
 * }</pre>
 *
 * <p>{@link dev.stowage.testkit.fault.RequestSweep} spoils each request of every call in turn,
 * {@link dev.stowage.testkit.fault.RandomCalls} makes hundreds of calls from a seed, for series
 * {@link dev.stowage.testkit.fault.RandomFaults}.
 *
 * <pre>{@code
 * // Every fault that passes is overcome; where it cannot be, the caller is told.
 * assertThat(RequestSweep.over(line, HttpFault.cutAfter()).run(new PasteTrial(spoilt, plain)))
 *     .allSatisfy((where, kind) -> assertThat(where).startsWith("take"));
 *
 * line.always(ProxiedRequest.any(), HttpFault.storms(new Random(seed), 15, 24, faults));
 * RandomCalls.of(new CounterTrial(spoilt, plain), seed).run(300);
 * }</pre>
 */
@NullMarked
package dev.stowage.testkit.fault;

import org.jspecify.annotations.NullMarked;
