package dev.stowage.http.contract;

import dev.stowage.http.Request;
import java.util.HashMap;
import java.util.Map;

/** How each documented answer of Hastebin's interface comes about. */
final class HastebinScenarios {

  private static final String ALL = "/documents";
  private static final String POST = "POST /documents ";

  private HastebinScenarios() {}

  static Map<String, Scenario> all() {
    Map<String, Scenario> all = new HashMap<>();
    all.put(
        POST + "200",
        world -> world.send(World.withToken("POST", ALL).withBody(World.utf8("hello"))));
    all.put(POST + "400", world -> world.send(World.withToken("POST", ALL + "?lasts=1")));
    all.put(POST + "401", world -> world.send(Request.of("POST", ALL)));
    all.put(
        POST + "403",
        world -> world.send(Request.of("POST", ALL).with("Authorization", "Bearer another")));
    all.put(POST + "413", world -> PasteScenarios.tooLarge(world, ALL));
    all.putAll(PasteScenarios.read(" /documents/{key} ", "/documents/", ".txt"));
    all.putAll(PasteScenarios.read(" /raw/{key} ", "/raw/", ".txt"));
    all.putAll(PasteScenarios.inParts(" /raw/{key} ", "/raw/", ""));
    return all;
  }
}
