package dev.stowage.rds;

/** On PostgreSQL in a container, with {@code series=row}. */
class RowSeriesStoreContainerIT extends RdsSeriesContract {

  RowSeriesStoreContainerIT() {
    super(ContainerPostgres.config(SeriesForm.ROW), ContainerPostgres.password());
  }
}
