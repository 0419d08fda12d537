import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.Version;

/**
 * Lucene with ArabicAnalyzer and its default similarity (BM25), in one field.
 *
 * <pre>
 * build INDEX < lines   each document: id TAB text
 * search INDEX          each line in: limit TAB query; each line out: nanoseconds, then the ids, parted by TAB
 * version
 * </pre>
 */
public final class LucenePeer {
  private static final ArabicAnalyzer ANALYZER = new ArabicAnalyzer();

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "build" -> build(Path.of(args[1]), lines());
      case "search" -> search(Path.of(args[1]), lines());
      case "version" -> System.out.println(Version.LATEST);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static BufferedReader lines() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  private static void build(Path folder, BufferedReader lines) throws IOException {
    try (var writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(ANALYZER))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        var document = new Document();
        document.add(new StringField("id", line.substring(0, tab), Field.Store.YES));
        document.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
        writer.addDocument(document);
      }
    }
  }

  private static void search(Path folder, BufferedReader lines) throws IOException {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (var reader = DirectoryReader.open(FSDirectory.open(folder))) {
      var searcher = new IndexSearcher(reader);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        out.println(answer(searcher, line.substring(tab + 1), Integer.parseInt(line.substring(0, tab))));
        out.flush();
      }
    }
  }

  private static String answer(IndexSearcher searcher, String text, int limit) throws IOException {
    var ids = new StringBuilder();
    long start = System.nanoTime();
    Query query = new QueryBuilder(ANALYZER).createBooleanQuery("text", text);
    if (query != null) {
      var fields = searcher.storedFields();
      for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
        ids.append('\t').append(fields.document(hit.doc).get("id"));
      }
    }
    return (System.nanoTime() - start) + ids.toString();
  }
}
