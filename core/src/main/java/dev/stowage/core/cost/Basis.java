package dev.stowage.core.cost;

/** Where a number comes from. */
public enum Basis {
  /** Counted, or reported by the service itself for exactly this. */
  MEASURED("measured"),
  /** Reported by the service, but as of some earlier moment. */
  AS_OF("as-of"),
  /** Computed by a documented rule. */
  MODELLED("modelled");

  private final String label;

  Basis(String label) {
    this.label = label;
  }

  /**
   * Returns the word used in reports.
   *
   * @return {@code measured}, {@code as-of} or {@code modelled}
   */
  public String label() {
    return label;
  }
}
