import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at every book of a list, one path a line, and counts those with errors or warnings, which it prints. Exits 1 where there are some. */
public final class CheckBooks {
  public static void main(String[] arguments) throws Exception {
    int books = 0;
    int errors = 0;
    int warnings = 0;
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      DefaultReportImpl report = new DefaultReportImpl(line);
      new EpubCheck(new File(line), report).doValidate();
      books += 1;
      errors += report.getErrorCount() + report.getFatalErrorCount();
      warnings += report.getWarningCount();
    }
    System.out.println("EPUBCheck " + EpubCheck.version() + ": " + books + " books, " + errors + " errors, " + warnings + " warnings");
    System.exit(errors + warnings > 0 ? 1 : 0);
  }
}
