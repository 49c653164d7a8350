package dev.stowage.rds;

/** On PostgreSQL in a container. */
class RdsCounterStoreContainerIT extends RdsCounterStoreContract {

  RdsCounterStoreContainerIT() {
    super(ContainerPostgres.config(SeriesForm.ROW), ContainerPostgres.password());
  }
}
