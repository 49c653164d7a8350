package dev.stowage.rds;

/** On the embedded PostgreSQL, with {@code series=block}. */
class BlockSeriesStoreTckTest extends RdsSeriesContract {

  BlockSeriesStoreTckTest() {
    super(Local.config(Local.freshSchema(), SeriesForm.BLOCK), Local.password());
  }
}
