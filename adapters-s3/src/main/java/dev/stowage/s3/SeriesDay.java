package dev.stowage.s3;

import dev.stowage.core.series.Series;
import java.time.LocalDate;

/** One day of one series. */
record SeriesDay(Series series, LocalDate date) {}
