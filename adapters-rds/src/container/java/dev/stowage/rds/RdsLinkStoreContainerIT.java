package dev.stowage.rds;

/** On PostgreSQL in a container. */
class RdsLinkStoreContainerIT extends RdsLinkStoreContract {

  RdsLinkStoreContainerIT() {
    super(ContainerPostgres.config(SeriesForm.ROW), ContainerPostgres.password());
  }
}
