package dev.stowage.http.resource;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.stowage.http.Arrival;
import dev.stowage.http.Carrier;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Posts and reads pastes as a program would. */
final class PasteSender {

  private PasteSender() {}

  /** Posts content as it is, and returns the id. */
  static String raw(World world, String query, byte[] content) {
    Response made = world.send(World.withToken("POST", "/api/pastes" + query).withBody(content));
    return field(made, "id");
  }

  /** Posts a paste that burns, and returns the id. */
  static String burning(World world, byte[] content) {
    return raw(world, "?burnAfterReading=true", content);
  }

  /** A field of an answer in JSON that is a string. */
  static String field(Response response, String name) {
    return String.valueOf(json(response).get(name));
  }

  /** An answer in JSON. */
  static Map<String, Object> json(Response response) {
    try {
      return JSON.std.mapFrom(response.body());
    } catch (IOException noJson) {
      throw new UncheckedIOException(response.toString(), noJson);
    }
  }

  /** Reads through something that takes short answers alone. */
  static Response through(World world, Request request, int maxAnswerBytes) {
    Carrier carrier = new Carrier("narrow", Carrier.MOST_READ, maxAnswerBytes, maxAnswerBytes);
    return world.send(request.arrived(new Arrival("127.0.0.1", "http", carrier)));
  }
}
