package dev.stowage.rds;

/** On the embedded PostgreSQL. */
class RdsPasteStoreTckTest extends RdsPasteStoreContract {

  RdsPasteStoreTckTest() {
    super(Local.config(Local.freshSchema(), SeriesForm.ROW), Local.password());
  }
}
