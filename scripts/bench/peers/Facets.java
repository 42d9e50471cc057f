import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene as a peer: builds one segment from the columns of a folder and answers its queries. Conditions are filters, the page is
 * collected with exact totals, facets are counted by ordinal over the documents found. Nothing is cached between queries.
 * Arguments: those of {@link Passes}.
 */
public final class Facets {
  private static final String[] KINDS = {
    "rating", "warning", "category", "fandom", "relationship", "character", "tag"
  };
  private static final int PAGE = 20;
  private static final int VALUES = 10;

  private final int[] kindStarts;
  private final LeafReader segment;
  private final IndexSearcher searcher;
  private final int[][] counts = new int[KINDS.length][];
  private int[] found = new int[1 << 16];
  private int size;

  private Facets(int[] kindStarts, DirectoryReader reader) throws IOException {
    this.kindStarts = kindStarts;
    segment = reader.leaves().get(0).reader();
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    for (int kind = 0; kind < KINDS.length; kind++) {
      counts[kind] = new int[(int) segment.getSortedSetDocValues(KINDS[kind]).getValueCount()];
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Paths.get(args[0]);
    int[] kindStarts = column(folder, "kind-starts.u32");
    Path place = folder.resolve("lucene");
    long started = System.nanoTime();
    build(folder, place, kindStarts);
    double built = (System.nanoTime() - started) / 1e9;
    try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(place))) {
      if (reader.leaves().size() != 1) throw new IllegalStateException("more than one segment");
      Passes.run(args, place, built, new Facets(kindStarts, reader)::answer);
    }
  }

  private static void build(Path folder, Path place, int[] kindStarts) throws IOException {
    int[] starts = column(folder, "tag-starts.u32");
    int[] tags = column(folder, "tags.u32");
    int[] updated = column(folder, "updated.u32");
    int[] kudos = column(folder, "kudos.u32");
    int[] words = column(folder, "words.u32");
    byte[] language = Files.readAllBytes(folder.resolve("language.u8"));
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setRAMBufferSizeMB(256);
    config.setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(place), config)) {
      for (int row = 0; row < words.length; row++) {
        Document document = new Document();
        for (int at = starts[row], kind = 0; at < starts[row + 1]; at++) {
          while (tags[at] >= kindStarts[kind + 1]) kind++;
          BytesRef name = nameOf(tags[at]);
          document.add(new StringField(KINDS[kind], name, Field.Store.NO));
          document.add(new SortedSetDocValuesField(KINDS[kind], name));
        }
        document.add(new StringField("language", String.valueOf(language[row]), Field.Store.NO));
        document.add(new IntPoint("words", words[row]));
        document.add(new SortedNumericDocValuesField("words", words[row]));
        document.add(new NumericDocValuesField("updated", Integer.toUnsignedLong(updated[row])));
        document.add(new NumericDocValuesField("kudos", kudos[row]));
        document.add(new NumericDocValuesField("id", row + 1));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  /** Four bytes, the greatest first: the order of names is the order of tags. */
  private static BytesRef nameOf(int tag) {
    return new BytesRef(ByteBuffer.allocate(4).putInt(tag).array());
  }

  private String answer(String line) throws IOException {
    String[] parts = line.split("\\|", -1);
    Sort sort =
        new Sort(
            new SortField(parts[5], SortField.Type.LONG, true), new SortField("id", SortField.Type.LONG, true));
    TopFieldCollector page = TopFieldCollector.create(sort, PAGE, Integer.MAX_VALUE);
    size = 0;
    searcher.search(query(parts), MultiCollector.wrap(page, new Found()));
    StringBuilder out = new StringBuilder().append(size).append(';');
    NumericDocValues ids = segment.getNumericDocValues("id");
    ScoreDoc[] hits = page.topDocs().scoreDocs;
    long[] first = new long[hits.length];
    Integer[] ascending = new Integer[hits.length];
    Arrays.setAll(ascending, index -> index);
    Arrays.sort(ascending, (a, b) -> hits[a].doc - hits[b].doc);
    for (int index : ascending) {
      ids.advanceExact(hits[index].doc);
      first[index] = ids.longValue();
    }
    for (int index = 0; index < first.length; index++) out.append(index == 0 ? "" : ",").append(first[index]);
    for (int kind = 0; kind < KINDS.length; kind++) appendFacet(out.append(';'), kind);
    return out.toString();
  }

  private Query query(String[] parts) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String tag : parts[0].split(",")) query.add(tagQuery(tag), BooleanClause.Occur.FILTER);
    if (!parts[1].isEmpty())
      for (String tag : parts[1].split(",")) query.add(tagQuery(tag), BooleanClause.Occur.MUST_NOT);
    if (!parts[2].isEmpty())
      query.add(new TermQuery(new Term("language", parts[2])), BooleanClause.Occur.FILTER);
    if (!parts[3].isEmpty() || !parts[4].isEmpty()) {
      int from = parts[3].isEmpty() ? Integer.MIN_VALUE : Integer.parseInt(parts[3]);
      int to = parts[4].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(parts[4]);
      query.add(
          new IndexOrDocValuesQuery(
              IntPoint.newRangeQuery("words", from, to),
              SortedNumericDocValuesField.newSlowRangeQuery("words", from, to)),
          BooleanClause.Occur.FILTER);
    }
    return query.build();
  }

  private Query tagQuery(String text) {
    int tag = Integer.parseInt(text);
    int kind = 0;
    while (tag >= kindStarts[kind + 1]) kind++;
    return new TermQuery(new Term(KINDS[kind], nameOf(tag)));
  }

  private void appendFacet(StringBuilder out, int kind) throws IOException {
    SortedSetDocValues values = segment.getSortedSetDocValues(KINDS[kind]);
    int[] of = counts[kind];
    int[] met = new int[1024];
    int length = 0;
    for (int place = 0; place < size; place++) {
      if (!values.advanceExact(found[place])) continue;
      for (long ord = values.nextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = values.nextOrd()) {
        int at = (int) ord;
        if (of[at]++ != 0) continue;
        if (length == met.length) met = Arrays.copyOf(met, length * 2);
        met[length++] = at;
      }
    }
    int[] top = new int[VALUES];
    int kept = 0;
    for (int place = 0; place < length; place++) {
      int at = met[place];
      int to = kept;
      while (to > 0 && (of[top[to - 1]] < of[at] || (of[top[to - 1]] == of[at] && top[to - 1] > at))) to--;
      if (to >= VALUES) continue;
      System.arraycopy(top, to, top, to + 1, Math.min(kept, VALUES - 1) - to);
      top[to] = at;
      if (kept < VALUES) kept++;
    }
    for (int place = 0; place < kept; place++) {
      BytesRef name = values.lookupOrd(top[place]);
      int tag = ByteBuffer.wrap(name.bytes, name.offset, 4).getInt();
      out.append(place == 0 ? "" : ",").append(tag).append(':').append(of[top[place]]);
    }
    for (int place = 0; place < length; place++) of[met[place]] = 0;
  }

  /** Remembers every document found, in their order. */
  private final class Found extends SimpleCollector {
    private int base;

    @Override
    protected void doSetNextReader(LeafReaderContext context) {
      base = context.docBase;
    }

    @Override
    public void collect(int document) {
      if (size == found.length) found = Arrays.copyOf(found, size * 2);
      found[size++] = base + document;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  private static int[] column(Path folder, String name) throws IOException {
    try (FileChannel file = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
      IntBuffer numbers =
          file.map(FileChannel.MapMode.READ_ONLY, 0, file.size())
              .order(ByteOrder.LITTLE_ENDIAN)
              .asIntBuffer();
      int[] column = new int[numbers.remaining()];
      numbers.get(column);
      return column;
    }
  }
}
