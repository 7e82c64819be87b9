using Hongniang.Matching.Indexing;
using RedThread;
using RedThread.Embeddings;
using RedThread.Indexing;

namespace Hongniang.Matching.Meaning;

/// <summary>The vectors of one node, in memory: of what may be found, and of the needs that ask. Each counts only for the text that it was made of.</summary>
/// <remarks>Read by many threads at once and changed by one (the worker); a search waits at most for some vectors to be put in, never for a model.</remarks>
public sealed class MeaningVectors : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<TextKind, VectorStore> _stores = Enum.GetValues<TextKind>().ToDictionary(k => k, _ => new VectorStore());

    internal MeaningVectors(EmbeddingSettings settings) => Settings = settings;

    internal EmbeddingSettings Settings { get; }

    /// <summary>Grows with each change: whether a file is up to date.</summary>
    internal long Changes { get; private set; }

    /// <summary>How many vectors there are.</summary>
    public int Count => Read(() => _stores.Values.Sum(s => s.Prints.Count));

    /// <summary>What the model says of one need and the candidates of a kind; null where the need's text has no vector yet, or hardly any candidate has: then words alone count.</summary>
    internal NeedMeaning? Of(string need, MatchQuery asked, CandidateKind kind)
    {
        if (Settings.Weight <= 0)
        {
            return null;
        }

        var print = Fingerprint.Of(asked.Title, asked.Body);
        return Read(() =>
        {
            var store = _stores[TextKind.Need];
            return store.Prints.GetValueOrDefault(need) == print && store.Vectors?.VectorOf(need) is { } vector && _stores[TextKinds.Of(kind)].Vectors is { } candidates && MeaningScale.Of(candidates, vector) is { } scale
                ? new NeedMeaning(this, TextKinds.Of(kind), vector, scale, WrittenIn.Of(asked.Title, asked.Body))
                : null;
        });
    }

    /// <summary>The numbers of needs that are nearest to a candidate, best first. Empty where it has no vector.</summary>
    internal IReadOnlyList<string> NeedsNear(Candidate candidate, int most, Func<string, bool> accept) => Settings.Weight <= 0 ? [] : Read(() =>
        _stores[TextKinds.Of(candidate.Kind)].Vectors?.VectorOf(candidate.Number) is { } vector && _stores[TextKind.Need].Vectors is { } needs
            ? [.. needs.Search(vector, most, accept).Select(n => n.Id)]
            : (IReadOnlyList<string>)[]);

    internal T Read<T>(TextKind kind, Func<QuantizedVectors?, T> ask) => Read(() => ask(_stores[kind].Vectors));

    internal bool Holds(TextKind kind, string number, UInt128 print) => Read(() => _stores[kind].Prints.GetValueOrDefault(number) == print);

    /// <summary>Keeps the vector of a text, in place of the one before. Vectors of another length than those that are there come from another model: those go.</summary>
    /// <returns>Whether others went.</returns>
    /// <exception cref="ArgumentException">It holds something that is no number.</exception>
    internal bool Put(TextKind kind, string number, UInt128 print, ReadOnlySpan<float> vector)
    {
        var length = vector.Length;
        _lock.EnterWriteLock();
        try
        {
            var isOther = _stores.Values.Any(s => s.Vectors is { } vectors && vectors.Dimensions != length);
            if (isOther)
            {
                foreach (var old in _stores.Values)
                {
                    old.Clear();
                }
            }

            var store = _stores[kind];
            (store.Vectors ??= new QuantizedVectors(vector.Length)).Put(number, vector);
            store.Prints[number] = print;
            Changes++;
            return isOther;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    internal void Drop(TextKind kind, string number)
    {
        _lock.EnterWriteLock();
        try
        {
            if (_stores[kind].Prints.Remove(number))
            {
                _stores[kind].Vectors?.Remove(number);
                Changes++;
            }
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Takes out what is no more of the present texts, as after reading a file.</summary>
    internal void KeepOnly(IndexSet set)
    {
        foreach (var (kind, store) in _stores)
        {
            foreach (var (number, print) in Read(() => store.Prints.ToList()))
            {
                if (MeaningText.Of(set, number) is not { } text || text.Kind != kind || text.Print != print)
                {
                    Drop(kind, number);
                }
            }
        }
    }

    /// <summary>Lets a file be written or filled while nobody changes anything.</summary>
    internal void Lend(Action<IReadOnlyDictionary<TextKind, VectorStore>> use) => Read(() =>
    {
        use(_stores);
        return true;
    });

    public void Dispose() => _lock.Dispose();

    private T Read<T>(Func<T> ask)
    {
        _lock.EnterReadLock();
        try
        {
            return ask();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }
}
