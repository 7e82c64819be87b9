using RedThread.Text;

namespace RedThread.Indexing;

/// <summary>
/// Makes each next snapshot. One caller at a time (it locks itself). A change becomes a small segment and is published before any merging, so that it is visible at
/// once; a segment is merged with its neighbour when that has grown to half its size, so there are about log2(n) of them.
/// </summary>
internal sealed class IndexWriter
{
    private static readonly TermKind[] Both = [TermKind.Unit, TermKind.Bigram];

    private readonly RecipeOptions recipe;
    private readonly TextAnalyzer analyzer;
    private readonly Lock gate = new();
    private readonly TermCounter[] counters = [new(), new()];
    private readonly BackgroundTexts background = new();
    private readonly TermIds title;
    private readonly TermIds body;
    private volatile Snapshot current = Snapshot.Empty;

    /// <param name="recipe">The recipe.</param>
    /// <param name="analyzer">Its analyzer.</param>
    /// <param name="vocabularies">By <see cref="TermKind"/>; other writers may share them.</param>
    public IndexWriter(RecipeOptions recipe, TextAnalyzer analyzer, Vocabulary[] vocabularies)
    {
        this.recipe = recipe;
        this.analyzer = analyzer;
        Vocabularies = vocabularies;
        title = new TermIds(vocabularies, unknown: null);
        body = new TermIds(vocabularies, unknown: null);
    }

    public Snapshot Current => current;

    /// <summary>By <see cref="TermKind"/>. Readers may look terms up at any time.</summary>
    public Vocabulary[] Vocabularies { get; }

    /// <summary>Replaces all documents.</summary>
    public void Load(IndexDocument[] documents)
    {
        lock (gate)
        {
            current = Replaced([], documents);
        }
    }

    /// <summary>As <see cref="Load(IndexDocument[])"/>, with the postings of those documents that were saved; returns how many these are.</summary>
    public int Load(IndexDocument[] documents, SavedIndex saved)
    {
        lock (gate)
        {
            var open = documents.ToDictionary(document => document.Id, StringComparer.Ordinal);
            var parts = saved.With(open).ToList();
            current = Replaced(parts, [.. documents.Where(document => open.ContainsKey(document.Id))]);
            current = SegmentMerge.Tidy(current, Vocabularies[0].Count, Vocabularies[1].Count);
            return documents.Length - open.Count;
        }
    }

    /// <summary>The ids must be distinct.</summary>
    public void Upsert(IndexDocument[] documents)
    {
        lock (gate)
        {
            current = With(Without(current, documents.Select(document => document.Id)), documents);
            current = SegmentMerge.Tidy(current, Vocabularies[0].Count, Vocabularies[1].Count);
        }
    }

    public bool Remove(string id)
    {
        lock (gate)
        {
            var next = Without(current, [id]);
            if (ReferenceEquals(next, current))
                return false;
            current = next;
            current = SegmentMerge.Tidy(current, Vocabularies[0].Count, Vocabularies[1].Count);
            return true;
        }
    }

    /// <summary>Replaces all background needs.</summary>
    public void LoadBackground(IEnumerable<MatchQuery> needs)
    {
        lock (gate)
        {
            background.Clear();
            var frequencies = Array.ConvertAll(counters, _ => PagedCounts.Empty);
            current = WithBackground(current, needs, 1, frequencies, 0);
        }
    }

    /// <summary>The documents of another writer become the background.</summary>
    public void LoadBackground(IndexWriter needs)
    {
        var from = needs.current;
        lock (gate)
        {
            background.Clear();
            foreach (var (segment, deleted) in from.Segments.Zip(from.Deleted))
            {
                for (var slot = 0; slot < segment.Documents.Length; slot++)
                {
                    if (!deleted[slot])
                        background.Add(new MatchQuery(segment.Documents[slot].Title, segment.Documents[slot].Body));
                }
            }
            current = WithBackground(current, Array.ConvertAll(from.Streams, stream => stream.DocumentFrequencies), from.Count);
        }
    }

    public void TakeBackground(IndexWriter other)
    {
        if (ReferenceEquals(other, this))
            return;
        // why: never both locks at once, lest two indexes that take from each other wait for ever.
        var texts = new BackgroundTexts();
        Snapshot from;
        lock (other.gate)
        {
            from = other.current;
            texts.TakeFrom(other.background);
        }
        lock (gate)
        {
            background.TakeFrom(texts);
            current = WithBackground(current, Array.ConvertAll(from.Streams, stream => stream.NeedFrequencies), from.Needs);
        }
    }

    public void AddBackground(MatchQuery need)
    {
        lock (gate)
        {
            current = WithBackground(current, [need], 1, Array.ConvertAll(current.Streams, s => s.NeedFrequencies), current.Needs);
        }
    }

    public bool RemoveBackground(MatchQuery need)
    {
        lock (gate)
        {
            if (!background.Remove(need))
                return false;
            current = WithBackground(current, [need], -1, Array.ConvertAll(current.Streams, s => s.NeedFrequencies), current.Needs);
            return true;
        }
    }

    /// <summary>The needs of the present background with these segments and further documents in place of all others.</summary>
    private Snapshot Replaced(List<(Segment Segment, SlotSet Deleted)> parts, IndexDocument[] documents)
    {
        var streams = Array.ConvertAll(Both, stream =>
        {
            var edit = PagedCounts.Empty.Change(Vocabularies[(int)stream].Count);
            var length = parts.Sum(part => part.Segment.Streams[(int)stream].CountLiving(part.Deleted, edit));
            return current.Streams[(int)stream] with { DocumentFrequencies = edit.Done(), TotalLength = length };
        });
        var kept = new Snapshot
        {
            Segments = [.. parts.Select(part => part.Segment)],
            Deleted = [.. parts.Select(part => part.Deleted)],
            Streams = streams,
            Count = parts.Sum(part => part.Segment.Documents.Length - part.Deleted.Count),
            Needs = current.Needs,
        };
        return documents.Length == 0 ? kept : With(kept, documents);
    }

    private Snapshot With(Snapshot before, IndexDocument[] documents)
    {
        var segments = before.Segments.ToList();
        var deleted = before.Deleted.ToList();
        var streams = before.Streams;
        foreach (var part in documents.Chunk(StreamPostings.MostDocuments))
        {
            StreamBuilder[] builders = [new(), new()];
            foreach (var document in part)
            {
                Read(document.Title, document.Body);
                foreach (var stream in Both)
                    builders[(int)stream].Add(counters[(int)stream], title.Of(stream), recipe.DocumentTitleWeight, body.Of(stream));
            }
            var postings = Array.ConvertAll(Both, stream => builders[(int)stream].Done(Vocabularies[(int)stream].Count));
            segments.Add(new Segment(part, postings[0], postings[1]));
            deleted.Add(SlotSet.Empty(part.Length));
            streams = Array.ConvertAll(Both, stream => Counted(streams[(int)stream], builders[(int)stream], Vocabularies[(int)stream].Count));
        }
        return new Snapshot
        {
            Segments = [.. segments],
            Deleted = [.. deleted],
            Streams = streams,
            Count = before.Count + documents.Length,
            Needs = before.Needs,
        };
    }

    private static StreamStatistics Counted(StreamStatistics before, StreamBuilder added, int vocabulary)
    {
        var edit = before.DocumentFrequencies.Change(vocabulary);
        added.CountInto(edit);
        return before with { DocumentFrequencies = edit.Done(), TotalLength = before.TotalLength + added.TotalLength };
    }

    /// <summary>The ids must be distinct. The same snapshot where none of them is known.</summary>
    private Snapshot Without(Snapshot before, IEnumerable<string> ids)
    {
        var gone = new Dictionary<int, List<int>>();
        foreach (var id in ids)
        {
            if (before.TryFind(id, out var segment, out var slot))
                (gone.TryGetValue(segment, out var slots) ? slots : gone[segment] = []).Add(slot);
        }
        if (gone.Count == 0)
            return before;
        var edits = Array.ConvertAll(Both, stream => before.Streams[(int)stream].DocumentFrequencies.Change(Vocabularies[(int)stream].Count));
        var lengths = Array.ConvertAll(before.Streams, stream => stream.TotalLength);
        var deleted = before.Deleted.ToArray();
        foreach (var (segment, slots) in gone)
        {
            deleted[segment] = deleted[segment].With(slots);
            foreach (var slot in slots)
            {
                var document = before.Segments[segment].Documents[slot];
                Read(document.Title, document.Body);
                foreach (var stream in Both)
                {
                    Count(stream, edits[(int)stream], -1);
                    lengths[(int)stream] -= before.Segments[segment].Streams[(int)stream].Lengths[slot];
                }
            }
        }
        return new Snapshot
        {
            Segments = before.Segments,
            Deleted = deleted,
            Streams = Array.ConvertAll(Both, stream => before.Streams[(int)stream] with { DocumentFrequencies = edits[(int)stream].Done(), TotalLength = lengths[(int)stream] }),
            Count = before.Count - gone.Values.Sum(slots => slots.Count),
            Needs = before.Needs,
        };
    }

    private Snapshot WithBackground(Snapshot before, IEnumerable<MatchQuery> needs, int difference, PagedCounts[] frequencies, int count)
    {
        var edits = Array.ConvertAll(frequencies, f => f.Change(0));
        foreach (var need in needs)
        {
            if (difference > 0)
                background.Add(need);
            Read(need.Title, need.Body);
            foreach (var stream in Both)
                Count(stream, edits[(int)stream], difference);
            count += difference;
        }
        return WithBackground(before, Array.ConvertAll(edits, edit => edit.Done()), count);
    }

    private static Snapshot WithBackground(Snapshot before, PagedCounts[] frequencies, int count) => new()
    {
        Segments = before.Segments,
        Deleted = before.Deleted,
        Streams = Array.ConvertAll(Both, stream => before.Streams[(int)stream] with { NeedFrequencies = frequencies[(int)stream] }),
        Count = before.Count,
        Needs = count,
    };

    /// <summary>Each distinct term of the text just read moves its frequency by the difference.</summary>
    private void Count(TermKind stream, PagedCounts.Edit frequencies, int difference)
    {
        var counter = counters[(int)stream];
        counter.Count(title.Of(stream), 1);
        counter.Count(body.Of(stream), 1);
        foreach (var term in counter.Terms)
            frequencies.Add(term, difference);
        counter.Clear();
    }

    private void Read(string titleText, string bodyText)
    {
        title.Clear();
        body.Clear();
        analyzer.Read(titleText, title);
        analyzer.Read(bodyText, body);
    }
}
