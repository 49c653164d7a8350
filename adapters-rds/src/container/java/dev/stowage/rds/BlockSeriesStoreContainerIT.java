package dev.stowage.rds;

/** On PostgreSQL in a container, with {@code series=block}. */
class BlockSeriesStoreContainerIT extends RdsSeriesContract {

  BlockSeriesStoreContainerIT() {
    super(ContainerPostgres.config(SeriesForm.BLOCK), ContainerPostgres.password());
  }
}
