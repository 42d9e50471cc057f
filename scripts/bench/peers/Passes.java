import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Asks queries again and again, and writes times and answers as the benchmark reads them. */
final class Passes {
  private static final Path SCHEDULE = Paths.get("/proc/thread-self/schedstat");

  /** Answers a query, which is a line. */
  interface Engine {
    String answer(String query) throws IOException;
  }

  private Passes() {}

  /**
   * Asks the queries of a folder once, then again while passes begin in time. Arguments: the folder, the file for the report,
   * passes, seconds in which they begin.
   */
  static void run(String[] args, Path index, double built, Engine engine) throws IOException {
    List<String> queries = Files.readAllLines(Paths.get(args[0]).resolve("queries.txt"));
    int passes = Integer.parseInt(args[2]);
    long end = System.nanoTime() + Long.parseLong(args[3]) * 1_000_000_000L;
    String[] answers = new String[queries.size()];
    StringBuilder[] times = new StringBuilder[queries.size()];
    Arrays.setAll(times, place -> new StringBuilder());
    for (int pass = 0; pass < passes && (pass == 0 || System.nanoTime() < end); pass++) {
      for (int place = 0; place < answers.length; place++) {
        double waited = waitedMilliseconds();
        long asked = System.nanoTime();
        answers[place] = engine.answer(queries.get(place));
        double milliseconds = (System.nanoTime() - asked) / 1e6;
        milliseconds = Math.max(0, milliseconds - (waitedMilliseconds() - waited));
        times[place].append(pass == 0 ? "" : ",").append(milliseconds);
      }
    }
    try (PrintWriter out = new PrintWriter(args[1])) {
      out.print("fact\tbuild seconds\t" + built + "\n");
      out.print("fact\tbytes\t" + bytesIn(index) + "\n");
      for (int place = 0; place < answers.length; place++) {
        out.print("answer\t" + times[place] + "\t" + answers[place] + "\n");
      }
    }
  }

  /** How long the running thread has waited for a processor, which Linux tells; 0 elsewhere. */
  private static double waitedMilliseconds() {
    try {
      return Long.parseLong(Files.readString(SCHEDULE).split(" ")[1]) / 1e6;
    } catch (IOException error) {
      return 0;
    }
  }

  private static long bytesIn(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) bytes += Files.size(file);
    }
    return bytes;
  }
}
