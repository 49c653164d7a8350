package dev.stowage.testkit.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** One connection through a proxy: a thread carries questions, another one answers. */
final class TcpLink {

  /** What becomes of answers. */
  private enum Answers {
    PASS,
    CUT_AT_END,
    SWALLOW,
    LATE
  }

  private final Socket client;
  private final Socket server;
  private final LoopbackListener listener;
  private final InputStream fromClient;
  private final OutputStream toClient;
  private final InputStream fromServer;
  private final OutputStream toServer;
  private volatile Answers answers = Answers.PASS;

  TcpLink(Socket client, Socket server, LoopbackListener listener) throws IOException {
    this.client = client;
    this.server = server;
    this.listener = listener;
    // Before either thread can close one of the sockets.
    this.fromClient = client.getInputStream();
    this.toClient = client.getOutputStream();
    this.fromServer = server.getInputStream();
    this.toServer = server.getOutputStream();
  }

  /** Carries what the client sends until one of both is gone. */
  void carryQuestions(
      Function<byte[], Optional<TcpFault>> faults,
      CompletableFuture<Void> delivery,
      CompletableFuture<Void> delivered)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[65_536];
    for (int length = fromClient.read(buffer); length >= 0; length = fromClient.read(buffer)) {
      byte[] sent = Arrays.copyOf(buffer, length);
      Optional<TcpFault> fault = answers == Answers.SWALLOW ? Optional.empty() : faults.apply(sent);
      if (fault.isPresent() && !survives(fault.get(), sent)) {
        return;
      }
      if (fault.filter(TcpFault.HoldBack.class::isInstance).isPresent()) {
        delivery.join();
        toServer.write(sent);
        delivered.join();
        return;
      }
      if (answers != Answers.SWALLOW) {
        toServer.write(sent);
      }
    }
  }

  /** Carries what the server answers until one of both is gone. */
  void carryAnswers(Predicate<byte[]> answered, Runnable late) {
    byte[] buffer = new byte[65_536];
    try {
      for (int length = fromServer.read(buffer); length >= 0; length = fromServer.read(buffer)) {
        byte[] sent = Arrays.copyOf(buffer, length);
        if (answers == Answers.PASS) {
          toClient.write(sent);
        } else if (answers != Answers.SWALLOW && answered.test(sent)) {
          cut();
          return;
        }
      }
    } catch (IOException gone) {
      // Whichever end it was, the other is closed now.
    } finally {
      if (answers == Answers.LATE) {
        late.run();
      }
      listener.end(client);
      listener.end(server);
    }
  }

  /** Applies a fault; false when the connection is over. */
  private boolean survives(TcpFault fault, byte[] sent) throws IOException, InterruptedException {
    if (fault instanceof TcpFault.CutBefore) {
      cut();
      return false;
    }
    if (fault instanceof TcpFault.CutInside) {
      toServer.write(sent, 0, sent.length / 2);
      cut();
      return false;
    }
    if (fault instanceof TcpFault.CutAfter) {
      answers = Answers.CUT_AT_END;
    } else if (fault instanceof TcpFault.BlackHole) {
      answers = Answers.SWALLOW;
    } else if (fault instanceof TcpFault.HoldBack) {
      answers = Answers.LATE;
      listener.reset(client);
    } else if (fault instanceof TcpFault.Delay delay) {
      return !new CountDownLatch(1).await(delay.time().toNanos(), TimeUnit.NANOSECONDS);
    }
    return true;
  }

  private void cut() {
    listener.reset(client);
    listener.reset(server);
  }
}
