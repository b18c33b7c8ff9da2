import java.io.IOException;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** What Lucene 8 calls otherwise than later versions. */
final class Api {
  static FacetsCollector collect(IndexSearcher searcher, Query query) throws IOException {
    FacetsCollector collector = new FacetsCollector();
    searcher.search(query, collector);
    return collector;
  }

  static int total(FacetsCollector.MatchingDocs docs) {
    return docs.totalHits;
  }

  static SortedSetDocValuesReaderState facetState(IndexReader reader, FacetsConfig config) throws IOException {
    return new DefaultSortedSetDocValuesReaderState(reader);
  }

  /** Skips by the points of the same field. */
  static Sort sortByLongDescending(String field) {
    SortField sort = new SortField(field, SortField.Type.LONG, true);
    sort.setCanUsePoints();
    return new Sort(sort);
  }
}
