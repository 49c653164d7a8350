package dev.stowage.rds;

/** On the embedded PostgreSQL. */
class RdsCounterStoreTckTest extends RdsCounterStoreContract {

  RdsCounterStoreTckTest() {
    super(Local.config(Local.freshSchema(), SeriesForm.ROW), Local.password());
  }
}
