package dev.stowage.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the routes of a path, segment by segment: a word goes before a text with an ending, that
 * before any text. There is no way back: a path that began with a word stays with it.
 */
final class PathTree {

  /** The routes of a path, by method, and what its variable segments are. */
  record Match(Map<String, Route> routes, Map<String, String> variables) {}

  private static final class Node {
    final Map<String, Node> words = new HashMap<>();
    final Map<String, Node> endings = new HashMap<>();
    final Map<String, String> namesOfEndings = new HashMap<>();
    final Map<String, Route> routes = new TreeMap<>();
    @Nullable Node any;
    String name = "";
  }

  private final Node root = new Node();

  PathTree(List<Route> routes) {
    for (Route route : routes) {
      Node node = root;
      for (String segment : segments(route.path())) {
        node = child(node, segment, route);
      }
      if (node.routes.put(route.method(), route) != null) {
        throw new IllegalArgumentException(route + " comes twice");
      }
    }
  }

  private static Node child(Node node, String segment, Route route) {
    if (!segment.startsWith("{")) {
      return node.words.computeIfAbsent(segment, word -> new Node());
    }
    int end = segment.indexOf('}');
    String name = segment.substring(1, end);
    String ending = segment.substring(end + 1);
    if (!ending.isEmpty()) {
      node.namesOfEndings.put(ending, name);
      return node.endings.computeIfAbsent(ending, e -> new Node());
    }
    if (node.any == null) {
      node.any = new Node();
      node.name = name;
    } else if (!node.name.equals(name)) {
      throw new IllegalArgumentException(route + " calls {" + node.name + "} another name");
    }
    return node.any;
  }

  /**
   * Looks a path up.
   *
   * @param path percent-encoded
   * @return its routes; null when there are none
   */
  @Nullable Match find(String path) {
    Map<String, String> variables = new HashMap<>(4);
    Node node = root;
    for (String encoded : segments(path)) {
      node = next(node, PercentEncoding.decode(encoded), variables);
      if (node == null) {
        return null;
      }
    }
    return node.routes.isEmpty() ? null : new Match(node.routes, variables);
  }

  private static @Nullable Node next(Node node, String segment, Map<String, String> variables) {
    Node word = node.words.get(segment);
    if (word != null) {
      return word;
    }
    for (Map.Entry<String, Node> ending : node.endings.entrySet()) {
      String suffix = ending.getKey();
      if (segment.endsWith(suffix)) {
        variables.put(
            String.valueOf(node.namesOfEndings.get(suffix)),
            segment.substring(0, segment.length() - suffix.length()));
        return ending.getValue();
      }
    }
    if (node.any != null && !segment.isEmpty()) {
      variables.put(node.name, segment);
    }
    return segment.isEmpty() ? null : node.any;
  }

  /** The parts between the slashes; none for the root. */
  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(4);
    int from = path.startsWith("/") ? 1 : 0;
    while (from < path.length()) {
      int slash = path.indexOf('/', from);
      segments.add(path.substring(from, slash < 0 ? path.length() : slash));
      from = slash < 0 ? path.length() : slash + 1;
    }
    if (path.length() > 1 && path.endsWith("/")) {
      segments.add("");
    }
    return segments;
  }
}
