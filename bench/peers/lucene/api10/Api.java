import java.io.IOException;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** What Lucene 10 calls otherwise than earlier versions. */
final class Api {
  static FacetsCollector collect(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, new FacetsCollectorManager());
  }

  static int total(FacetsCollector.MatchingDocs docs) {
    return docs.totalHits();
  }

  static SortedSetDocValuesReaderState facetState(IndexReader reader, FacetsConfig config) throws IOException {
    return new DefaultSortedSetDocValuesReaderState(reader, config);
  }

  /** Skips by the points of the same field. */
  static Sort sortByLongDescending(String field) {
    return new Sort(new SortField(field, SortField.Type.LONG, true));
  }
}
