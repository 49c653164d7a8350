/**
 * Time series: {@link dev.stowage.core.series.TimeSeries} stores readings and answers questions
 * about them, over any {@link dev.stowage.core.series.SeriesStore}.
 *
 * <pre>{@code
 * Series series = new Series("balcony", RecordLayout.parse("time:42:ms temperature:14:0.1:-100"));
 * TimeSeries service = new TimeSeries(backend.series());
 * service.define(series);
 * service.append(series, Readings.builder(series.layout()).add(Instant.now(), 21.5).build());
 * TimeRange day = TimeRange.ofDay(LocalDate.now(ZoneOffset.UTC));
 * for (Readings hours : service.downsample(series, day, Duration.ofHours(1), Aggregate.AVG)) { ... }
 * }</pre>
 *
 * <p>A {@link dev.stowage.core.series.Series} is a name and a {@link
 * dev.stowage.core.series.RecordLayout}, which says how a reading is packed into bits. {@link
 * dev.stowage.core.series.Readings} are a batch of one layout, made by a {@link
 * dev.stowage.core.series.ReadingsBuilder}. A store that is a {@link
 * dev.stowage.core.series.DiscardsReadings} too removes single readings.
 *
 * <p>Who writes an adapter finds in {@link dev.stowage.core.series.SealedDay} a compressed form of
 * whole days, in {@link dev.stowage.core.series.SealedDayEncoder} how to make one page by page, and
 * in {@link dev.stowage.core.series.LazyPages} a scan by requests.
 */
@NullMarked
package dev.stowage.core.series;

import org.jspecify.annotations.NullMarked;
