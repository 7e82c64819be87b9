using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using RedThread.Text;
using Token = RedThread.Text.Token;

namespace RedThread.Benchmarks;

/// <summary>
/// Lucene.NET at the same work: the same tokens of the same texts in two fields without positions, in memory, one segment; every distinct term of the need in one OR query
/// with BM25 and the recipe's weights as boosts. Its idf is its own, so scores differ a little; the postings read are the same.
/// </summary>
internal sealed class LucenePeer : IDisposable
{
    private static readonly TermKind[] Both = [TermKind.Unit, TermKind.Bigram];

    private readonly CharacterAnalyzer analyzer = new();
    private readonly RecipeOptions recipe = new();
    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public LucenePeer(IEnumerable<IndexDocument> documents)
    {
        BooleanQuery.MaxClauseCount = 1_000_000;
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { Similarity = new BM25Similarity(1.2f, .75f), RAMBufferSizeMB = 256 };
        using (var writer = new IndexWriter(directory, config))
        {
            var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
            foreach (var document in documents)
            {
                var tokens = Tokens(document.Title, document.Body);
                var indexed = new Document { new StoredField("id", document.Id) };
                foreach (var kind in Both)
                    indexed.Add(new Field(kind.ToString(), new Given(tokens.Of(kind)), type));
                writer.AddDocument(indexed);
            }
            writer.ForceMerge(1);
        }
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity(1.2f, .75f) };
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    public int Search(MatchQuery need, int top)
    {
        var (title, body) = (Tokens(need.Title, ""), Tokens("", need.Body));
        var query = new BooleanQuery(disableCoord: true);
        foreach (var kind in Both)
        {
            var inTitle = title.Of(kind).CountBy(token => token.Key).ToDictionary();
            var inBody = body.Of(kind).CountBy(token => token.Key).ToDictionary();
            foreach (var key in inTitle.Keys.Union(inBody.Keys))
            {
                var weight = inTitle.GetValueOrDefault(key) + (recipe.QueryBodyWeight * Math.Min(recipe.QueryBodyCap, inBody.GetValueOrDefault(key)));
                var boost = (float)(weight * (kind == TermKind.Unit ? 1 : recipe.BigramWeight));
                query.Add(new TermQuery(new Term(kind.ToString(), key.ToString())) { Boost = boost }, Occur.SHOULD);
            }
        }
        return searcher.Search(query, top).ScoreDocs.Length;
    }

    private TokenLists Tokens(string title, string body)
    {
        var tokens = new TokenLists();
        analyzer.Analyze(title, tokens);
        analyzer.Analyze(body, tokens);
        return tokens;
    }

    private sealed class Given : TokenStream
    {
        private readonly List<Token> tokens;
        private readonly ICharTermAttribute term;
        private int next;

        public Given(List<Token> tokens)
        {
            this.tokens = tokens;
            term = AddAttribute<ICharTermAttribute>();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (next == tokens.Count)
                return false;
            term.SetEmpty().Append(tokens[next++].Key.ToString());
            return true;
        }
    }
}
