import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** How long the running thread has waited for a processor, which Linux tells; 0 elsewhere. */
final class Waiting {
  private static final Path SCHEDULE = Paths.get("/proc/thread-self/schedstat");

  private Waiting() {}

  static double milliseconds() {
    try {
      return Long.parseLong(Files.readString(SCHEDULE).split(" ")[1]) / 1e6;
    } catch (IOException error) {
      return 0;
    }
  }
}
