import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.facet.taxonomy.FastTaxonomyFacetCounts;
import org.apache.lucene.facet.taxonomy.TaxonomyReader;
import org.apache.lucene.facet.taxonomy.directory.DirectoryTaxonomyReader;
import org.apache.lucene.facet.taxonomy.directory.DirectoryTaxonomyWriter;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene with its facets, as a process that bench/run talks to: index PEERS.jsonl DIR, or serve DIR. What differs
 * between the major versions is in Api.
 *
 * <p>A field for each language takes title and text; the title stands in a field of its own, too, which adds to the
 * score alone. Hits are ranked first, with all that Lucene knows to skip; then all matches are collected without scores
 * for the facets. Done in one pass, ranking could skip nothing. Ids and titles are doc values: ten hits from stored fields,
 * which are compressed together with the texts, took a millisecond. With -Dfacets=taxonomy the facets are those of a
 * taxonomy, else sorted sets of doc values.
 */
public final class Peer {
  private static final String[] DIMS = {"person", "organization", "month"};
  private static final float TITLE_BOOST = 3;
  private static final boolean TAXONOMY = "taxonomy".equals(System.getProperty("facets"));

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      index(Paths.get(arguments[1]), Paths.get(arguments[2]));
    } else if (arguments.length == 2 && arguments[0].equals("serve")) {
      new Peer(Paths.get(arguments[1])).serve();
    } else {
      System.err.println("Peer index PEERS.jsonl DIR | serve DIR");
      System.exit(2);
    }
  }

  private static FacetsConfig config() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("person", true);
    config.setMultiValued("organization", true);
    return config;
  }

  private static Analyzer analyzer() {
    Analyzer english = new EnglishAnalyzer();
    Analyzer russian = new RussianAnalyzer();
    return new PerFieldAnalyzerWrapper(english, Map.of("text_ru", russian, "title_ru", russian));
  }

  private static long day(String date) {
    return Long.parseLong(date.replace("-", ""));
  }

  // Indexing.

  private static void index(Path file, Path folder) throws IOException {
    long start = System.nanoTime();
    long read = 0;
    long articles = 0;
    FacetsConfig config = config();
    IndexWriterConfig options = new IndexWriterConfig(analyzer()).setRAMBufferSizeMB(256);
    options.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    long added;
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder.resolve("index")), options);
        DirectoryTaxonomyWriter taxonomy =
            TAXONOMY ? new DirectoryTaxonomyWriter(FSDirectory.open(folder.resolve("taxonomy"))) : null;
        BufferedReader lines = Files.newBufferedReader(file)) {
      long reading = System.nanoTime();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, Object> article = Json.parse(line);
        read += System.nanoTime() - reading;
        Document document = document(article);
        writer.addDocument(TAXONOMY ? config.build(taxonomy, document) : config.build(document));
        ++articles;
        reading = System.nanoTime();
      }
      added = System.nanoTime();
      writer.forceMerge(1);
      writer.commit();
    }
    long end = System.nanoTime();
    System.out.println(
        "{\"articles\":" + articles + ",\"stages\":{\"read\":" + read / 1e9 + ",\"add\":" + (added - start - read) / 1e9
            + ",\"finish\":" + (end - added) / 1e9 + "}}");
  }

  @SuppressWarnings("unchecked")
  private static Document document(Map<String, Object> article) {
    String title = (String) article.get("title");
    String text = (String) article.get("text");
    String language = (String) article.get("lang");
    String date = (String) article.get("date");
    Document document = new Document();
    document.add(new BinaryDocValuesField("id", new BytesRef((String) article.get("id"))));
    document.add(new BinaryDocValuesField("title", new BytesRef(title)));
    document.add(new StoredField("text", text));
    document.add(new TextField("title_" + language, title, Field.Store.NO));
    document.add(new TextField("text_" + language, title, Field.Store.NO));
    document.add(new TextField("text_" + language, text, Field.Store.NO));
    for (String id : (List<String>) article.get("people")) {
      document.add(new StringField("person_id", id, Field.Store.NO));
      addFacet(document, "person", id);
    }
    for (String id : (List<String>) article.get("organizations")) addFacet(document, "organization", id);
    if (!date.isEmpty()) {
      document.add(new LongPoint("day", day(date)));
      document.add(new NumericDocValuesField("day", day(date)));
      addFacet(document, "month", date.substring(0, 7));
    }
    return document;
  }

  private static void addFacet(Document document, String dim, String value) {
    document.add(TAXONOMY ? new FacetField(dim, value) : new SortedSetDocValuesFacetField(dim, value));
  }

  // Searching.

  private final FacetsConfig config = config();
  private final Analyzer analyzer = analyzer();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final TaxonomyReader taxonomy;
  private final SortedSetDocValuesReaderState state;
  private final Sort newestFirst = Api.sortByLongDescending("day");

  private Peer(Path folder) throws IOException {
    reader = DirectoryReader.open(FSDirectory.open(folder.resolve("index")));
    searcher = new IndexSearcher(reader);
    taxonomy = TAXONOMY ? new DirectoryTaxonomyReader(FSDirectory.open(folder.resolve("taxonomy"))) : null;
    state = TAXONOMY ? null : Api.facetState(reader, config);
  }

  private static final class Answer {
    long total;
    final List<String> hits = new ArrayList<>();
    final List<FacetResult> facets = new ArrayList<>();
  }

  private void serve() throws IOException {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    out.println("{\"engine\":\"Lucene " + org.apache.lucene.util.Version.LATEST + ", Java "
        + System.getProperty("java.version") + "\"}");
    out.flush();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Map<String, Object> query = Json.parse(line);
      long cpu = threads.getCurrentThreadCpuTime();
      long wall = System.nanoTime();
      Answer answer = search(query);
      wall = System.nanoTime() - wall;
      cpu = threads.getCurrentThreadCpuTime() - cpu;
      out.println(json(answer, wall, cpu));
      out.flush();
    }
  }

  private Answer search(Map<String, Object> asked) throws IOException {
    Query filter = filter(asked);
    Query matched = query(asked, filter, false);
    boolean isAll = matched instanceof MatchAllDocsQuery;
    Answer answer = new Answer();
    TopDocs best = "newest".equals(asked.get("sort"))
        ? searcher.search(matched, 10, newestFirst)
        : searcher.search(query(asked, filter, true), 10);
    for (ScoreDoc hit : best.scoreDocs) {
      valueOf(hit.doc, "title");
      answer.hits.add(valueOf(hit.doc, "id"));
    }
    Facets facets;
    if (isAll) {
      answer.total = reader.numDocs();
      facets = TAXONOMY
          ? new FastTaxonomyFacetCounts(FacetsConfig.DEFAULT_INDEX_FIELD_NAME, reader, taxonomy, config)
          : new SortedSetDocValuesFacetCounts(state);
    } else {
      FacetsCollector collected = Api.collect(searcher, matched);
      for (FacetsCollector.MatchingDocs docs : collected.getMatchingDocs()) answer.total += Api.total(docs);
      facets = TAXONOMY
          ? new FastTaxonomyFacetCounts(taxonomy, config, collected)
          : new SortedSetDocValuesFacetCounts(state, collected);
    }
    for (String dim : DIMS) answer.facets.add(facets.getTopChildren(dim.equals("month") ? 10_000 : 20, dim));
    return answer;
  }

  private String valueOf(int doc, String field) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
    BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
    return values.advanceExact(doc - leaf.docBase) ? values.binaryValue().utf8ToString() : "";
  }

  /** Person and days; null where there is neither. */
  private static Query filter(Map<String, Object> asked) {
    String person = (String) asked.get("person");
    String from = (String) asked.get("from");
    BooleanQuery.Builder filter = new BooleanQuery.Builder();
    if (!person.isEmpty()) filter.add(new TermQuery(new Term("person_id", person)), Occur.FILTER);
    if (!from.isEmpty()) {
      long first = day(from);
      long last = day((String) asked.get("to"));
      filter.add(
          new IndexOrDocValuesQuery(LongPoint.newRangeQuery("day", first, last),
              NumericDocValuesField.newSlowRangeQuery("day", first, last)),
          Occur.FILTER);
    }
    BooleanQuery built = filter.build();
    return built.clauses().isEmpty() ? null : built;
  }

  @SuppressWarnings("unchecked")
  private Query query(Map<String, Object> asked, Query filter, boolean isScored) throws IOException {
    List<String> words = (List<String>) asked.get("words");
    if (words.isEmpty()) return filter == null ? new MatchAllDocsQuery() : filter;
    String language = (String) asked.get("lang");
    String op = (String) asked.get("op");
    List<String> terms = new ArrayList<>();
    for (String word : words) terms.addAll(analyzed("text_" + language, word));
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (op.equals("phrase")) {
      query.add(phrase("text_" + language, terms), Occur.MUST);
      if (isScored) query.add(new BoostQuery(phrase("title_" + language, terms), TITLE_BOOST), Occur.SHOULD);
    } else {
      for (String term : terms) {
        query.add(new TermQuery(new Term("text_" + language, term)), op.equals("or") ? Occur.SHOULD : Occur.MUST);
        if (isScored) {
          query.add(new BoostQuery(new TermQuery(new Term("title_" + language, term)), TITLE_BOOST), Occur.SHOULD);
        }
      }
    }
    if (filter != null) query.add(filter, Occur.FILTER);
    return query.build();
  }

  private static PhraseQuery phrase(String field, List<String> terms) {
    return new PhraseQuery(field, terms.toArray(new String[0]));
  }

  private List<String> analyzed(String field, String word) throws IOException {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream(field, word)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) terms.add(term.toString());
      tokens.end();
    }
    return terms;
  }

  private static String json(Answer answer, long wall, long cpu) {
    StringBuilder out = new StringBuilder("{\"total\":").append(answer.total).append(",\"hits\":[");
    for (int i = 0; i < answer.hits.size(); ++i) {
      if (i > 0) out.append(',');
      Json.quote(out, answer.hits.get(i));
    }
    out.append("],\"people\":");
    counts(out, answer.facets.get(0));
    out.append(",\"organizations\":");
    counts(out, answer.facets.get(1));
    FacetResult months = answer.facets.get(2);
    out.append(",\"months\":").append(months == null ? 0 : months.labelValues.length);
    return out.append(",\"parts\":{},\"wall_ns\":").append(wall).append(",\"cpu_ns\":").append(cpu).append('}').toString();
  }

  private static void counts(StringBuilder out, FacetResult facet) {
    out.append('[');
    int left = facet == null ? 0 : facet.labelValues.length;
    for (int i = 0; i < left; ++i) {
      LabelAndValue value = facet.labelValues[i];
      out.append(i > 0 ? ",[" : "[");
      Json.quote(out, value.label);
      out.append(',').append(value.value).append(']');
    }
    out.append(']');
  }
}
