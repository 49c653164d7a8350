package dev.stowage.rds;

/** On the embedded PostgreSQL. */
class RdsLinkStoreTckTest extends RdsLinkStoreContract {

  RdsLinkStoreTckTest() {
    super(Local.config(Local.freshSchema(), SeriesForm.ROW), Local.password());
  }
}
