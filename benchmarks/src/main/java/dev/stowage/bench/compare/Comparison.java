package dev.stowage.bench.compare;

import dev.stowage.bench.place.Place;
import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.workload.SimulatedClock;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one workload over several stores, one after another. */
public final class Comparison {

  /**
   * What is run.
   *
   * @param work what is done to each store
   * @param lines the stores and how readings are handed to them, in the order of the report
   */
  public record Plan(Work work, List<StoreLine> lines) {

    /** Copies the list. */
    public Plan {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What a run came to.
   *
   * @param lines a result for each line of the plan, in its order
   * @param memory the most memory that all processes took; empty where it is not known
   */
  public record Outcome(List<LineResult> lines, Optional<PeakMemory> memory) {

    /** Copies the list. */
    public Outcome {
      lines = List.copyOf(lines);
    }
  }

  private final Plan plan;
  private final Site site;
  private final Map<StoreLine, Place> planned = new HashMap<>();

  /**
   * Takes a plan.
   *
   * @param plan the workload and lines that {@link Places#check} accepted
   * @param site where the stores lie
   */
  public Comparison(Plan plan, Site site) {
    this.plan = plan;
    this.site = site;
  }

  /**
   * Plans the places of those lines that lie outside of this machine's temporary directories and
   * the run's own engines: looks at what is there, and makes nothing.
   *
   * @return the places by the text of their line, in the order of the plan
   * @throws StowageException when a service does not let itself be looked at
   */
  public Map<String, Place> plan() {
    Map<String, Place> places = new LinkedHashMap<>();
    for (StoreLine line : plan.lines()) {
      if (site.places().isElsewhere(line.url())) {
        Place place = site.places().find(line.url());
        planned.put(line, place);
        places.put(line.text(), place);
      }
    }
    return places;
  }

  private Place place(StoreLine line) {
    Place found = planned.remove(line);
    return found == null ? site.places().find(line.url()) : found;
  }

  /**
   * Runs every line. A line that differs when it is read back is a result, not an error.
   *
   * @param progress is told how far it is
   * @return a result for each line, and what they took together
   * @throws StowageException when a store fails, or holds a series or record of the workload
   *     already
   * @throws Scratch.Stopped when the run was asked to stop
   */
  public Outcome run(Progress progress) {
    try (MemoryWatch memory = MemoryWatch.start(site.scratch()::detached)) {
      return new Outcome(results(progress), memory.peak());
    }
  }

  private List<LineResult> results(Progress progress) {
    Scratch scratch = site.scratch();
    List<LineResult> results = new ArrayList<>();
    List<StoreLine> left = new ArrayList<>(plan.lines());
    for (StoreLine line : plan.lines()) {
      left.remove(line);
      progress.prepare(line);
      try (Place place = place(line)) {
        SimulatedClock clock = new SimulatedClock(plan.work().firstDay(), place::follow);
        Session session = new Session(site.meters().get(), clock, progress, scratch);
        results.add(new LineRun(line, place, plan.work(), session).run());
      } catch (StowageException failed) {
        // What fails after a stop is its consequence: the keyboard's signal reaches engines too.
        scratch.checkRunning();
        throw failed;
      }
      String scheme = line.url().scheme();
      if (left.stream().noneMatch(other -> other.url().scheme().equals(scheme))) {
        scratch.endEngine(scheme);
      }
    }
    return results;
  }
}
