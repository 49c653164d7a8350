package dev.stowage.rds;

/** On PostgreSQL in a container. */
class RdsPasteStoreContainerIT extends RdsPasteStoreContract {

  RdsPasteStoreContainerIT() {
    super(ContainerPostgres.config(SeriesForm.ROW), ContainerPostgres.password());
  }
}
