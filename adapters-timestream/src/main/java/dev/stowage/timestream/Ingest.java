package dev.stowage.timestream;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecordsException;
import software.amazon.awssdk.services.timestreamwrite.model.ResourceNotFoundException;
import software.amazon.awssdk.services.timestreamwrite.model.WriteRecordsRequest;
import software.amazon.awssdk.services.timestreamwrite.model.WriteRecordsResponse;

/** The door through which all records go: repeated and metered. */
final class Ingest {

  private final TimestreamWriteClient client;
  private final Requests requests;
  private final Metering metering;

  Ingest(TimestreamWriteClient client, Requests requests, Metering metering) {
    this.client = client;
    this.requests = requests;
    this.metering = metering;
  }

  /**
   * Writes records and returns those that were rejected, while the others are stored; empty when
   * there is no such table.
   */
  Optional<List<RejectedRecord>> write(Call call, WriteRecordsRequest request, Sizes sizes) {
    int records = request.records().size();
    return requests.send(
        call,
        Effect.WRITE,
        () -> metering.wrote(sizes.request(records)),
        () -> {
          try {
            WriteRecordsResponse answer = client.writeRecords(request);
            metering.wrote(sizes.request(records));
            metering.kept(answer.recordsIngested().memoryStore() * sizes.stored());
            return Optional.of(List.of());
          } catch (RejectedRecordsException some) {
            metering.wrote(sizes.request(records));
            // The answer does not say which store took the others; the memory store costs more.
            metering.kept((records - some.rejectedRecords().size()) * sizes.stored());
            return Optional.of(some.rejectedRecords());
          } catch (ResourceNotFoundException noTable) {
            return Optional.empty();
          }
        });
  }
}
