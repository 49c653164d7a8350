package dev.stowage.rds;

/** On the embedded PostgreSQL, with {@code series=row}. */
class RowSeriesStoreTckTest extends RdsSeriesContract {

  RowSeriesStoreTckTest() {
    super(Local.config(Local.freshSchema(), SeriesForm.ROW), Local.password());
  }
}
