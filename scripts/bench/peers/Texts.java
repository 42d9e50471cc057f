import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene as a peer of text search: one segment of stories, one a line of `stories.txt` with its tags before a tab, and the queries of
 * `queries.txt`. Totals are exact. The document number is the work's id less one. Arguments: those of
 * {@link Passes}.
 */
public final class Texts {
  private static final int PAGE = 20;
  private static final Sort NEWEST = new Sort(new SortField(null, SortField.Type.DOC, true));

  private Texts() {}

  public static void main(String[] args) throws IOException {
    Path folder = Paths.get(args[0]);
    Path place = folder.resolve("lucene");
    long started = System.nanoTime();
    build(folder.resolve("stories.txt"), place);
    double built = (System.nanoTime() - started) / 1e9;
    try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(place))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      Passes.run(args, place, built, query -> answer(searcher, query.split("\\|", -1)));
    }
  }

  private static void build(Path stories, Path place) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    config.setRAMBufferSizeMB(256);
    config.setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(place), config);
        BufferedReader lines = Files.newBufferedReader(stories, StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        Document document = new Document();
        for (String tag : line.substring(0, tab).split(",")) {
          document.add(new StringField("tag", tag, Field.Store.NO));
        }
        document.add(new TextField("body", line.substring(tab + 1), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  /** Parts of a query: asking, words, tag or nothing. */
  private static String answer(IndexSearcher searcher, String[] parts) throws IOException {
    boolean ranked = parts[0].startsWith("ranked");
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(words(parts[0], parts[1].split(" ")), ranked ? BooleanClause.Occur.MUST : BooleanClause.Occur.FILTER);
    if (!parts[2].isEmpty()) query.add(new TermQuery(new Term("tag", parts[2])), BooleanClause.Occur.FILTER);
    TopDocsCollector<?> page =
        ranked
            ? TopScoreDocCollector.create(PAGE, Integer.MAX_VALUE)
            : TopFieldCollector.create(NEWEST, PAGE, Integer.MAX_VALUE);
    searcher.search(query.build(), page);
    StringBuilder out = new StringBuilder().append(page.getTotalHits()).append(';');
    String separator = "";
    for (ScoreDoc hit : page.topDocs().scoreDocs) {
      out.append(separator).append(hit.doc + 1);
      separator = ",";
    }
    return out.toString();
  }

  private static Query words(String asking, String[] words) {
    if (asking.equals("phrase")) return new PhraseQuery("body", words);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    BooleanClause.Occur occur =
        switch (asking) {
          case "all" -> BooleanClause.Occur.FILTER;
          case "ranked all" -> BooleanClause.Occur.MUST;
          default -> BooleanClause.Occur.SHOULD;
        };
    for (String word : words) query.add(new TermQuery(new Term("body", word)), occur);
    return query.build();
  }
}
