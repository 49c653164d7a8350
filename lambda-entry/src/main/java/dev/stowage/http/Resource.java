package dev.stowage.http;

import java.util.List;

/** What is served of one feature. */
public interface Resource {

  /**
   * Returns its routes.
   *
   * @return each method of each path
   */
  List<Route> routes();
}
